"""The letter as PDF: Typst gets the data as JSON and nothing else; it reads no other file and no network."""

import json
from pathlib import Path

import typst

from langnghe.petitions.letters.content import CLOSING, Paper

TEMPLATES = Path(__file__).resolve().parent
FONTS = Path(__file__).resolve().parents[2] / "design" / "fonts"


def pdf(paper: Paper) -> bytes:
    name = "citizen.typ" if paper.citizen else "party.typ" if paper.party else "state.typ"
    told = {**paper.as_json(), "signers": list(CLOSING.get(paper.closing, ()))}
    return typst.compile(
        str(TEMPLATES / name),
        root=str(TEMPLATES),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        sys_inputs={"paper": json.dumps(told, ensure_ascii=False)},
        pdf_standards=["a-2b"],
    )
