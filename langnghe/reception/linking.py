"""How a turn, a session, a schedule and a dialogue are titled, where they are shown, and who may see them."""

from typing import Any

from django.urls import reverse

from langnghe.design.writing import short_date
from langnghe.kernel.clock import today
from langnghe.kernel.links import LinkKind
from langnghe.reception import access
from langnghe.reception.models import Dialogue, OpeningBalance, Schedule, Session, Visit, VisitBatch


def _may_see_visit(pk: int, viewer: Any) -> bool:
    return access.visible(Visit.objects.filter(pk=pk), viewer, today()).exists()


def _session_title(pk: int) -> str:
    session = Session.objects.select_related("post").get(pk=pk)
    return f"{session.post.title}, {short_date(session.held_on)}"


def _schedule_title(pk: int) -> str:
    schedule = Schedule.objects.select_related("post").get(pk=pk)
    return f"{schedule.post.title}, {short_date(schedule.since)} – {short_date(schedule.until)}"


def _may_see_session(pk: int, viewer: Any) -> bool:
    """What is posted is public; a plan is its unit's."""
    rows = Session.objects.filter(pk=pk)
    return (
        rows.filter(posted_on__isnull=False).exists()
        or access.visible_sessions(rows, viewer, today()).exists()
    )


def _session_url(pk: int) -> str:
    """The public schedule, where everyone may read of it."""
    session = Session.objects.get(pk=pk)
    return f"{reverse('reception:schedule_of', args=[session.unit_id])}#buoi-{pk}"


LINKS = (
    LinkKind(
        "visit",
        "Lượt tiếp",
        lambda pk: reverse("reception:visit", args=[pk]),
        lambda pk: str(Visit.objects.get(pk=pk)),
        _may_see_visit,
    ),
    LinkKind("session", "Buổi tiếp", _session_url, _session_title, _may_see_session),
    LinkKind(
        "schedule",
        "Lịch tiếp công dân",
        lambda pk: reverse("reception:planned", args=[pk]),
        _schedule_title,
        lambda pk, viewer: Schedule.objects.filter(
            pk=pk, unit__in=access.desk_units(viewer, today())
        ).exists(),
    ),
    LinkKind(
        "dialogue",
        "Đối thoại trực tiếp",
        lambda pk: reverse("reception:dialogue", args=[pk]),
        lambda pk: Dialogue.objects.get(pk=pk).title,
        lambda pk, _viewer: Dialogue.objects.filter(pk=pk).exists(),
    ),
    LinkKind(
        "visit-batch",
        "Sổ tiếp công dân cũ",
        lambda pk: reverse("reception:old_book", args=[pk]),
        lambda pk: str(VisitBatch.objects.get(pk=pk)),
        lambda pk, viewer: access.visible_batches(VisitBatch.objects.filter(pk=pk), viewer, today()).exists(),
    ),
    LinkKind(
        "opening-balance",
        "Số dư đầu",
        lambda _pk: reverse("reception:balances"),
        lambda pk: str(OpeningBalance.objects.get(pk=pk)),
        lambda pk, viewer: access.visible_balances(
            OpeningBalance.objects.filter(pk=pk), viewer, today()
        ).exists(),
    ),
)
