"""Paper from a Typst template: it gets data as JSON and nothing else, reads no other file and no network."""

import json
from pathlib import Path
from typing import Any

import typst

FONTS = Path(__file__).resolve().parent / "fonts"
# Bullets that come along with text from a word processor, in letters that belong to its own fonts.
BULLETS = str.maketrans({"\uf0b7": "•", "\uf0a7": "•", "\uf0d8": "•", "\uf0fc": "•", "\uf02d": "-"})
LACKS_A_LETTER = "could not be displayed"


def typeset(template: Path, **data: Any) -> bytes:
    """A PDF/A of a template; `data` is one value by its name, as the template reads it.

    A letter that no font of ours has, as in a name in Chinese, stands as a box on a PDF that is not for archives: the
    register has it whole, and a receipt or a book without it is better than none.
    """
    told = {name: json.dumps(value, ensure_ascii=False).translate(BULLETS) for name, value in data.items()}
    given: dict[str, Any] = {
        "root": str(template.parent),
        "font_paths": [str(FONTS)],
        "ignore_system_fonts": True,
        "sys_inputs": told,
    }
    try:
        made: bytes = typst.compile(str(template), pdf_standards=["a-2b"], **given)
    except typst.TypstError as error:
        if LACKS_A_LETTER not in str(error):
            raise
        made = typst.compile(str(template), **given)
    return made
