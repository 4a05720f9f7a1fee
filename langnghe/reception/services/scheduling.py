"""Drawing a schedule into sessions, and calling one session beside it."""

from collections.abc import Sequence
from datetime import date, datetime, time

from django.db import transaction
from django.utils.translation import gettext as _

from langnghe import lawbook
from langnghe.accounts.models import User
from langnghe.accounts.rights import Right
from langnghe.kernel.clock import LOCAL
from langnghe.kernel.errors import Invalid, Refusal
from langnghe.lawbook.schedule_rules import ScheduleRule
from langnghe.reception import access
from langnghe.reception.models import ReceptionPlace, Schedule, Session, SessionKind
from langnghe.reception.selectors import holder_of, planned_dates
from langnghe.reception.services.conflicts import in_words, required
from langnghe.reception.services.recording import record_sessions
from langnghe.units.models import Post, Unit

Hours = tuple[time, time]
LONGEST = 400  # days: a year's schedule and its margin; a longer one is a typing mistake


@transaction.atomic
def draw_schedule(
    unit: Unit,
    *,
    post: Post,
    turns: Sequence[Post] = (),
    place: ReceptionPlace,
    rule: ScheduleRule,
    roll: str,
    since: date,
    until: date,
    hours: Hours,
    by: User,
    on: date,
) -> Schedule:
    """Make the sessions that a rule gives; `turns` are the other bodies of a rotating one.

    Refuses a foreign post or place, wrong days and hours, a double booking.
    """
    access.require(by, Right.PLAN, unit=unit.pk, on=on)
    _check_belongs(unit, post, place)
    _check_turns(unit, turns, by=by, on=on)
    if not since <= until or (until - since).days > LONGEST:
        raise Invalid(_("Ngày cuối phải sau ngày đầu và không quá một năm."))
    _check_hours(hours)
    dates = planned_dates(rule, unit=unit.pk, since=since, until=until, roll=roll)
    if not dates:
        raise Invalid(
            _("Quy tắc này không cho ngày tiếp nào trong thời gian đã chọn."),
            instead=_(
                "Có thể mọi ngày của quy tắc đều là ngày nghỉ: chọn thứ khác, ngày khác, hoặc cách dời lịch."
            ),
        )

    schedule = Schedule.objects.create(
        unit=unit,
        post=post,
        place=place,
        rule=rule.as_json(),
        roll=roll,
        since=since,
        until=until,
        starts_at=hours[0],
        ends_at=hours[1],
    )
    posts = {str(one.pk): one for one in (post, *turns)}
    sessions = [_session(schedule, planned, posts.get(planned.receiver, post)) for planned in dates]
    with in_words():
        Session.objects.bulk_create(sessions)
    record_sessions("planned", sessions, by=by, on=on)
    return schedule


def _check_belongs(unit: Unit, post: Post, place: ReceptionPlace) -> None:
    if post.unit_id != unit.pk or place.unit_id != unit.pk:
        raise Invalid(_("Chức vụ và địa điểm phải thuộc đơn vị lập lịch."))


def _check_hours(hours: Hours) -> None:
    if hours[0] >= hours[1]:
        raise Invalid(_("Giờ kết thúc phải sau giờ bắt đầu."))


def at(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, tzinfo=LOCAL)


def _check_turns(unit: Unit, turns: Sequence[Post], *, by: User, on: date) -> None:
    """Bodies in turn share one room; each must be of the same area, and the planner plans for each."""
    for post in turns:
        access.require(by, Right.PLAN, unit=post.unit_id, on=on)
        if post.unit.area_id != unit.area_id:
            raise Invalid(_("Các cơ quan luân phiên tiếp phải cùng địa bàn."))


def _session(schedule: Schedule, planned: lawbook.PlannedDate, post: Post) -> Session:
    return Session(
        schedule=schedule,
        unit_id=post.unit_id,
        post=post,
        place=schedule.place,
        holder_id=holder_of(post, planned.date),
        held_on=planned.date,
        planned_on=planned.planned_on,
        starts_at=at(planned.date, schedule.starts_at),
        ends_at=at(planned.date, schedule.ends_at),
        reason=planned.moved_because,
    )


@transaction.atomic
def call_session(
    unit: Unit,
    *,
    post: Post,
    place: ReceptionPlace,
    kind: SessionKind,
    held_on: date,
    hours: Hours,
    topic: str,
    by: User,
    on: date,
) -> Session:
    """An unscheduled session or a dialogue. Refuses a regular one, which is drawn from a schedule, and a past day."""
    access.require(by, Right.PLAN, unit=unit.pk, on=on)
    _check_belongs(unit, post, place)
    _check_hours(hours)
    if kind == SessionKind.REGULAR:
        raise Refusal(_("Buổi tiếp định kỳ được lập từ lịch."), instead=_("Mở trang Lịch và niêm yết."))
    if held_on < on:
        raise Invalid(_("Ngày tiếp không thể ở trước hôm nay."))
    session = Session(
        unit=unit, post=post, place=place, kind=kind, topic=required(topic, _("nội dung")), held_on=held_on,
        planned_on=held_on, starts_at=at(held_on, hours[0]), ends_at=at(held_on, hours[1]), posted_on=on,
        holder_id=holder_of(post, held_on),
    )  # fmt: skip
    with in_words():
        session.save(force_insert=True)
    record_sessions("planned", [session], by=by, on=on)
    return session


def add_place(unit: Unit, *, name: str, address: str, by: User, on: date) -> ReceptionPlace:
    access.require(by, Right.PLAN, unit=unit.pk, on=on)
    return ReceptionPlace.objects.create(
        unit=unit, name=required(name, _("tên địa điểm")), address=required(address, _("địa chỉ"))
    )
