"""The paper as PDF: Typst gets the data as JSON and nothing else."""

from dataclasses import asdict
from pathlib import Path

from langnghe.design.typeset import typeset
from langnghe.supervision.papers.content import Paper

TEMPLATES = Path(__file__).resolve().parent


def pdf(paper: Paper) -> bytes:
    return typeset(TEMPLATES / "party_report.typ", paper=asdict(paper))
