"""The paper as PDF: Typst gets the data as JSON and nothing else."""

import json
from dataclasses import asdict
from pathlib import Path

import typst

from langnghe.supervision.papers.content import Paper

TEMPLATES = Path(__file__).resolve().parent
FONTS = Path(__file__).resolve().parents[2] / "design" / "fonts"


def pdf(paper: Paper) -> bytes:
    return typst.compile(
        str(TEMPLATES / "party_report.typ"),
        root=str(TEMPLATES),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        sys_inputs={"paper": json.dumps(asdict(paper), ensure_ascii=False)},
        pdf_standards=["a-2b"],
    )
