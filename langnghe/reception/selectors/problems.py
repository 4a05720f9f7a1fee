"""What is wrong with days still being planned: a day off, posted too late, a room or a person already taken."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import Q
from django.utils.translation import gettext as _

from langnghe.kernel.clock import LOCAL
from langnghe.reception.models import ReceptionPlace, Session, SessionState
from langnghe.reception.selectors.days_off import day_off
from langnghe.rules import services as rules
from langnghe.units.models import Post, Tenure, Unit

LEAD = "posting.schedule.lead"


@dataclass(frozen=True)
class Problem:
    """One day and one sentence; `blocks` when the database would refuse it."""

    day: date
    sentence: str
    blocks: bool = False


def holder_of(post: Post, day: date) -> int | None:
    """Who holds the post on that day; a person of two posts is still one person."""
    rows = Tenure.objects.filter(post=post, since__lte=day).filter(Q(until__isnull=True) | Q(until__gte=day))
    return rows.order_by("-since", "-id").values_list("official_id", flat=True).first()


def problems(
    unit: Unit, *, post: Post, place: ReceptionPlace, days: Iterable[date], hours: tuple[time, time], on: date
) -> list[Problem]:
    listed = sorted(set(days))
    if not listed:
        return []
    found = [one for day in listed for one in _of_day(unit, day, on)]
    return sorted([*found, *_taken(post, place, listed, hours)], key=lambda one: (one.day, one.sentence))


def _of_day(unit: Unit, day: date, on: date) -> Iterable[Problem]:
    if why := day_off(unit.pk, day):
        yield Problem(day, _("là ngày nghỉ (%(why)s)") % {"why": why})
    lead = rules.deadline(LEAD, unit=unit, counted_from=day)
    if day < on:
        yield Problem(day, _("đã qua"))
    elif lead.due_on < on:
        yield Problem(
            day,
            _("quá hạn niêm yết %(due)s (%(cite)s)")
            % {"due": f"{lead.due_on:%d/%m/%Y}", "cite": lead.cite.text},
        )


def _taken(
    post: Post, place: ReceptionPlace, days: list[date], hours: tuple[time, time]
) -> Iterable[Problem]:
    """Sessions that stand in the same room, or before the same person, at the same time."""
    person = Q(post=post)
    holder = holder_of(post, days[0])
    if holder:
        person |= Q(holder=holder)
    rows = Session.objects.filter(Q(place=place) | person, held_on__in=days).exclude(state=SessionState.MOVED)
    for one in rows.select_related("post", "place"):
        start, end = (datetime.combine(one.held_on, hour, tzinfo=LOCAL) for hour in hours)
        if one.starts_at < end and start < one.ends_at:
            words = (
                _("%(place)s đã có buổi của %(post)s") % {"place": one.place.name, "post": one.post.title}
                if one.place_id == place.pk
                else _("người tiếp đã có buổi ở %(place)s (%(post)s)")
                % {"place": one.place.name, "post": one.post.title}
            )
            yield Problem(one.held_on, words, blocks=True)
