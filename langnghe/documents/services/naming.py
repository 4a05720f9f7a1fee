"""The name under which a file is kept and offered: its ending is that of its content, and nothing else looks like one."""

import re
from pathlib import PurePosixPath

from langnghe.documents.content import kinds
from langnghe.vietnamese import normalise

NAME = 120
# Signs that a file name cannot carry everywhere, and those that turn a name around on the screen.
UNSAFE = re.compile(r"[\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff<>:\"|?*]+")
# What a system takes for a kind of file: a dot, then Latin letters and digits. A day such as 12.3.2026 is none.
LIKE_AN_ENDING = re.compile(r"[.．](?=[0-9]*[A-Za-z])[0-9A-Za-z_]{1,10}(?=$|[.．])")
RAW = {"message/rfc822": ".eml"}
WITHOUT = "tep"


def clean_name(given: str, media_type: str) -> str:
    """The name without folders, control signs and every ending but the one of its type; an unusable one becomes a plain one.

    `thư.hta` that is a PDF becomes `thư.pdf`, and `thư.hta.pdf` becomes `thư hta.pdf`.
    """
    last = PurePosixPath(given.replace("\\", "/")).name
    stem = " ".join(UNSAFE.sub(" ", normalise(last)).split()).rstrip(". ")
    endings = list(LIKE_AN_ENDING.finditer(stem))
    if endings and endings[-1].end() == len(stem):
        stem = stem[: endings[-1].start()]
    stem = LIKE_AN_ENDING.sub(lambda found: f" {found[0][1:]}", stem)
    ending = kinds.ENDINGS.get(media_type) or RAW.get(media_type, "")
    stem = stem.strip(". ")[: NAME - len(ending)].rstrip(". ") or WITHOUT
    return f"{stem}{ending}"
