"""What an IMAP line carries of names that are not plain ASCII: folders in modified UTF-7 (RFC 3501, 5.1.3), words in quotes."""

from base64 import b64encode
from itertools import groupby


def folder_name(name: str) -> str:
    """A folder as the server writes it: "Hộp thư đến" is `"H&Htk-p th&AbA- &AREevw-n"`."""
    runs = [(is_plain, "".join(run)) for is_plain, run in groupby(name, key=lambda sign: " " <= sign <= "~")]
    return quoted("".join(run.replace("&", "&-") if is_plain else _shifted(run) for is_plain, run in runs))


def _shifted(run: str) -> str:
    coded = b64encode(run.encode("utf-16-be")).decode()
    return f"&{coded.rstrip('=').replace('/', ',')}-"


def quoted(text: str) -> str:
    """A quoted string of the line; a quote mark within cannot end it."""
    escaped = text.replace("\\", "\\\\").replace('"', r"\"")
    return f'"{escaped}"'
