"""What a letter says and how it looks: kinds as data, one content, three outputs (page, PDF, DOCX)."""

from langnghe.petitions.letters import office, own
from langnghe.petitions.letters.catalogue import (
    Field,
    LetterKind,
    kind_for,
    kind_of,
    kinds,
    kinds_after,
    kinds_covered,
)
from langnghe.petitions.letters.content import (
    COMMON,
    PREVIEW,
    Paper,
    blank,
    defaults,
    facts,
    open_number,
    paper,
    signing,
    symbol_for,
)
from langnghe.petitions.letters.names import archive
from langnghe.petitions.letters.sheet import pdf
from langnghe.petitions.letters.word import docx

__all__ = [
    "COMMON",
    "PREVIEW",
    "Field",
    "LetterKind",
    "Paper",
    "archive",
    "blank",
    "defaults",
    "docx",
    "facts",
    "kind_for",
    "kind_of",
    "kinds",
    "kinds_after",
    "kinds_covered",
    "office",
    "open_number",
    "own",
    "paper",
    "pdf",
    "signing",
    "symbol_for",
]
