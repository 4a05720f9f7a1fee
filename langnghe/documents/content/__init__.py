"""What a file is, found in its bytes: type, limits, pictures written anew, pages counted, viruses asked about."""

from langnghe.documents.content.checking import Checked, check
from langnghe.documents.content.kinds import ACCEPTED, LARGEST
from langnghe.documents.content.places import Busy
from langnghe.documents.content.scanning import scanner
from langnghe.documents.content.tables import read_table, read_tables

__all__ = ["ACCEPTED", "LARGEST", "Busy", "Checked", "check", "read_table", "read_tables", "scanner"]
