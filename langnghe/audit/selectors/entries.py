"""Questions to the log: the timeline of one file, the last entry of many."""

from collections.abc import Iterable

from django.db.models import QuerySet

from langnghe.audit.models import Entry


def timeline(kind: str, object_id: int) -> QuerySet[Entry]:
    return Entry.objects.filter(subject_kind=kind, subject_id=object_id).order_by("id")


def latest_digests(kind: str, ids: Iterable[int]) -> dict[int, str]:
    """The digest of the newest entry of each file: what a signed figure freezes."""
    rows = (
        Entry.objects.filter(subject_kind=kind, subject_id__in=list(ids))
        .order_by("subject_id", "-id")
        .distinct("subject_id")
        .values_list("subject_id", "digest")
    )
    return dict(rows)
