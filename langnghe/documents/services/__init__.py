"""Verbs on stored files: store, seal, redact, void, erase."""

from langnghe.documents.content import Busy, Checked, check, read_table, read_tables
from langnghe.documents.content.kinds import DOCX
from langnghe.documents.content.parts import reaches_outside, refuse_active
from langnghe.documents.services.leaving import erase, void
from langnghe.documents.services.naming import clean_name
from langnghe.documents.services.reading import note_opened
from langnghe.documents.services.redacting import redact
from langnghe.documents.services.storing import (
    Named,
    check_all,
    copy_files,
    keep,
    keep_all,
    store,
    store_all,
    store_checked,
    store_raw,
    store_sealed,
)

__all__ = [
    "DOCX",
    "Busy",
    "Checked",
    "Named",
    "check",
    "check_all",
    "clean_name",
    "copy_files",
    "erase",
    "keep",
    "keep_all",
    "note_opened",
    "reaches_outside",
    "read_table",
    "read_tables",
    "redact",
    "refuse_active",
    "store",
    "store_all",
    "store_checked",
    "store_raw",
    "store_sealed",
    "void",
]
