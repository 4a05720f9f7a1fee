"""Questions about seals: is everything as it was sealed, and is this entry among what was sealed?"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef

from langnghe.audit import hash_tree
from langnghe.audit.leaves import digest_of, head_of
from langnghe.audit.models import Entry, Seal, SealedEntry


@dataclass(frozen=True)
class Verified:
    """What a check of the whole log found; `faults` are sentences, empty when nothing was touched."""

    seals: int
    entries: int
    unsealed: int
    head: str
    faults: tuple[str, ...]


def seals(*, most: int = 60) -> list[Seal]:
    return list(Seal.objects.order_by("-number")[:most])


def verify() -> Verified:
    """Compute every digest, root and head again, seal by seal; reads the log once."""
    faults: list[str] = []
    previous, count, entries = "", 0, 0
    for made in Seal.objects.order_by("number").iterator(chunk_size=500):
        rows = _leaves(made)
        faults += _faults(made, rows, previous=previous)
        previous, count, entries = made.head, count + 1, entries + len(rows)
    unsealed = 0
    held = SealedEntry.objects.filter(entry=OuterRef("pk"))
    for entry in Entry.objects.filter(~Exists(held)).iterator(chunk_size=5000):
        unsealed += 1
        faults += [_changed(entry)] if entry.digest != digest_of(entry) else []
    return Verified(count, entries, unsealed, previous, tuple(faults))


def _leaves(made: Seal) -> list[Entry | None]:
    """The entries of a seal in the order of its leaves; None where one is gone."""
    keys = list(SealedEntry.objects.filter(seal=made).order_by("position").values_list("entry", flat=True))
    found = Entry.objects.in_bulk(keys)
    return [found.get(key) for key in keys]


def _faults(made: Seal, rows: list[Entry | None], *, previous: str) -> Iterator[str]:
    entries = [entry for entry in rows if entry is not None]
    yield from (_changed(entry) for entry in entries if entry.digest != digest_of(entry))
    if made.previous != previous:
        yield f"Niêm phong {made.number} không nối tiếp niêm phong trước nó."
    if len(entries) != made.count:
        yield f"Niêm phong {made.number} giữ {made.count} mục, nay còn {len(entries)}."
    elif hash_tree.root([entry.digest for entry in entries]) != made.root:
        yield f"Niêm phong {made.number} không khớp các mục của nó."
    if head_of(made) != made.head:
        yield f"Niêm phong {made.number} đã bị sửa."


def _changed(entry: Entry) -> str:
    return f"Mục {entry.pk} ({entry.action}, {entry.subject_kind}:{entry.subject_id}) đã bị sửa sau khi ghi."


def prove(entry: Entry) -> dict[str, Any] | None:
    """The proof that an entry is in the log, checkable without us; None while it is not sealed yet."""
    leaf = SealedEntry.objects.select_related("seal").filter(entry=entry.pk).first()
    if leaf is None:
        return None
    digests = [row.digest if row else "" for row in _leaves(leaf.seal)]
    return {
        "action": entry.action,
        "day": entry.day.isoformat(),
        "digest": entry.digest,
        "path": hash_tree.path(digests, leaf.position),
        "root": leaf.seal.root,
        "seal": leaf.seal.number,
        "count": leaf.seal.count,
        "previous": leaf.seal.previous,
        "head": leaf.seal.head,
        "sealed_at": leaf.seal.sealed_at.isoformat(),
    }
