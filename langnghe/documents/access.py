"""Who may read and attach: asked of the room that owns the thing, which registers its answers here."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from langnghe.documents.models import FileState, Level, StoredFile

FILE = "stored_file"
Asked = Callable[[Any, int, date], bool]


@dataclass(frozen=True)
class Owner:
    """A kind of thing that files belong to; `may_read_confidential` is `may_attach` where a room gives none.

    `hold` locks the thing until the transaction ends, where a room has things that files may suddenly no longer join.
    """

    kind: str
    may_read: Asked
    may_attach: Asked
    may_read_confidential: Asked | None = None
    hold: Callable[[int], None] | None = None


_OWNERS: dict[str, Owner] = {}


def register(owner: Owner) -> None:
    _OWNERS[owner.kind] = owner


def kinds() -> list[str]:
    """Everything that files may be attached to."""
    return sorted(_OWNERS)


def may_attach(viewer: Any, about: tuple[str, int], on: date) -> bool:
    owner = _OWNERS.get(about[0])
    return owner is not None and owner.may_attach(viewer, about[1], on)


def may_still_attach(viewer: Any, about: tuple[str, int], on: date) -> bool:
    """The same, in the transaction that keeps the file: looking at it took seconds."""
    owner = _OWNERS.get(about[0])
    if owner is not None and owner.hold is not None:
        owner.hold(about[1])
    return may_attach(viewer, about, on)


def may_read_confidential(viewer: Any, about: tuple[str, int], on: date) -> bool:
    owner = _OWNERS.get(about[0])
    if owner is None:
        return False
    return (owner.may_read_confidential or owner.may_attach)(viewer, about[1], on)


def may_read(file: StoredFile, viewer: Any, on: date) -> bool:
    return visible(StoredFile.objects.filter(pk=file.pk), viewer, on, about=_about(file)).exists()


def visible(
    queryset: QuerySet[StoredFile], viewer: Any, on: date, *, about: tuple[str, int]
) -> QuerySet[StoredFile]:
    """The files of one thing that this person may read; of a kind that no room answers for, none.

    Sealed bytes are opened by the room that holds the keys, never through a page of this one.
    """
    owner = _OWNERS.get(about[0])
    if owner is None or not owner.may_read(viewer, about[1], on):
        return queryset.none()
    levels = [Level.NORMAL]
    if may_read_confidential(viewer, about, on):
        levels.append(Level.CONFIDENTIAL)
    rows = queryset.filter(subject_kind=about[0], subject_id=about[1], level__in=levels)
    return rows.exclude(state=FileState.ERASED)


def _about(file: StoredFile) -> tuple[str, int]:
    return file.subject_kind, file.subject_id
