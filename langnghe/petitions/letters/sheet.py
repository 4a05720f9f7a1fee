"""The letter as PDF: Typst gets the data as JSON and nothing else; it reads no other file and no network."""

from pathlib import Path

from langnghe.design.typeset import typeset
from langnghe.petitions.letters.content import CLOSING, Paper

TEMPLATES = Path(__file__).resolve().parent


def pdf(paper: Paper) -> bytes:
    name = "citizen.typ" if paper.citizen else "party.typ" if paper.party else "state.typ"
    told = {**paper.as_json(), "signers": list(CLOSING.get(paper.closing, ()))}
    return typeset(TEMPLATES / name, paper=told)
