"""Answers that were made public on this site: what was asked, what was answered, and of nobody who asked."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from langnghe.kernel.errors import NotFound
from langnghe.petitions.models import Publication, PublicationWay

PAGE = 20


@dataclass(frozen=True)
class Answered:
    """One public answer; its petition's number and title are no part of it, for they may tell who asked."""

    pk: int
    unit: str
    unit_name: str
    kind: str
    field: str
    received_on: date
    answered_on: date
    text: str

    @property
    def days(self) -> int:
        return (self.answered_on - self.received_on).days


@dataclass(frozen=True)
class AnsweredPage:
    rows: list[Answered]
    following: str


def _shown() -> QuerySet[Publication]:
    rows = Publication.objects.filter(
        way=PublicationWay.WEB,
        hidden_on__isnull=True,
        step__undone_at__isnull=True,
        step__petition__voided_on__isnull=True,
        step__petition__answered_on__isnull=False,
    )
    return rows.select_related("step__petition__unit", "step__petition__matter")


def published(*, unit: str = "", field: str = "", after: int | None = None, most: int = PAGE) -> AnsweredPage:
    """Newest first, one question a page."""
    rows = _shown()
    chosen = {"step__petition__unit": unit, "step__petition__matter__field": field}
    rows = rows.filter(**{name: value for name, value in chosen.items() if value})
    if after is not None:
        rows = rows.filter(pk__lt=after)
    found = list(rows.order_by("-pk")[: most + 1])
    following = str(found[most - 1].pk) if len(found) > most else ""
    return AnsweredPage([_answered(one) for one in found[:most]], following)


def published_one(pk: int) -> Answered:
    found = _shown().filter(pk=pk).first()
    if found is None:
        raise NotFound(
            _("Không có trả lời công khai này."),
            instead=_("Có thể trả lời đã được gỡ; xem các trả lời khác."),
        )
    return _answered(found)


def _answered(row: Publication) -> Answered:
    petition = row.step.petition
    return Answered(
        row.pk,
        petition.unit_id,
        petition.unit.name,
        petition.get_kind_display(),
        petition.matter.get_field_display(),
        petition.received_on,
        petition.answered_on or row.on,
        row.redacted,
    )
