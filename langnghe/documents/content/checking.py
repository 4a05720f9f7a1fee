"""One way in for every file: size, type, bombs, macros, viruses; pictures are written anew, pages are counted."""

from dataclasses import dataclass

from langnghe.documents.content import child, kinds, office, parts, scanning


@dataclass(frozen=True)
class Checked:
    """Bytes that may be kept: for a picture these are not the ones that came."""

    data: bytes
    media_type: str
    pages: int | None
    scanned_by: str


def check(data: bytes) -> Checked:
    """Take the bytes of a stranger; refuses with a sentence what is empty, too big, unlisted, hostile or broken."""
    kinds.refuse_size(len(data))
    media_type = kinds.media_type_of(data)
    scanned_by = scanning.scan(data)
    pages = None
    if media_type in kinds.PICTURES:
        _size, data = child.run("picture", data, kinds.PICTURES[media_type])
    elif media_type == kinds.PDF:
        pages = int(child.run("count", data)[0]["pages"])
    else:
        office.refuse_bombs(data)
        parts.refuse_active(data)
    return Checked(data, media_type, pages, scanned_by)
