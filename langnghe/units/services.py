"""What changes the units: the reference data, an area's agencies, and who holds a post from which day until which."""

from datetime import date

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from langnghe.kernel.errors import Invalid, WrongState
from langnghe.units.models import Official, Post, PostKind, Tenure, Unit, UnitKind
from langnghe.units.place_words import folded_words, place_key
from langnghe.units.reference.load import load_reference
from langnghe.vietnamese import fold
from langnghe.vietnamese.sorting import sort_key

__all__ = ["add_agency", "appoint", "leave_post", "load_reference", "name_official"]


# The names under which the lawbook gives duties to their heads: Điều 18.2 Luật Tiếp công dân, Điều 10.2 Nghị định 154/2026.
DUTY_OFFICES = {UnitKind.AGENCY: "agency_head", UnitKind.PUBLIC_UNIT: "public_unit_head"}


@transaction.atomic
def add_agency(over: Unit, *, kind: UnitKind, name: str, head_title: str, since: date) -> Unit:
    """An agency or a public service unit under a committee, with the post of its head, whose duty the law names."""
    over = Unit.objects.select_for_update().get(pk=over.pk)
    sisters = Unit.objects.filter(area=over.area_id)
    if not over.stands(since):
        raise Invalid(_("Cơ quan cấp trên không tồn tại trong ngày đó."))
    if any(fold(sister.name) == fold(name) for sister in sisters):
        raise WrongState(_("Địa bàn này đã có cơ quan tên đó."))
    unit = Unit.objects.create(
        code=f"{over.area_id}-CQ{sisters.filter(kind__in=DUTY_OFFICES).count() + 1}",
        area=over.area, kind=kind, name=name, parent=over, valid_from=since,
        sort_key=place_key(name), folded=folded_words(name),
    )  # fmt: skip
    Post.objects.create(
        unit=unit, kind=PostKind.HEAD, title=head_title, duty_office=DUTY_OFFICES[kind], valid_from=since
    )
    return unit


def name_official(name: str, *, is_demo: bool) -> Official:
    return Official.objects.create(name=name, sort_key=sort_key(name, by_given_name=True), is_demo=is_demo)


@transaction.atomic
def appoint(official: Official, *, post: Post, since: date, until: date | None = None) -> Tenure:
    """Puts someone in a post; refuses days outside the post's own, and a second head on the same day."""
    post = Post.objects.select_for_update().get(pk=post.pk)
    held = _held(post, since=since, until=until)

    if not post.stands(since) or (until and not post.stands(until)):
        raise Invalid(_("Chức vụ này không tồn tại trong những ngày đó."))
    if held.filter(official=official).exists():
        raise WrongState(_("Người này đã giữ chức vụ này trong những ngày đó."))
    if post.kind == PostKind.HEAD and held.exists():
        raise WrongState(_("Trong những ngày đó đã có người đứng đầu khác."))

    return Tenure.objects.create(
        official=official, post=post, since=since, until=until, alone=post.kind == PostKind.HEAD
    )


@transaction.atomic
def leave_post(tenure: Tenure, *, last_day: date) -> Tenure:
    """Ends a tenure with its last day; refuses a day before it began or after it already ended."""
    tenure = Tenure.objects.select_for_update().get(pk=tenure.pk)

    if last_day < tenure.since:
        raise Invalid(_("Ngày thôi giữ chức vụ không thể trước ngày bắt đầu."))
    if tenure.until is not None and tenure.until < last_day:
        raise WrongState(_("Người này đã thôi giữ chức vụ trước ngày đó."))

    tenure.until = last_day
    tenure.save(update_fields=["until"])
    return tenure


def _held(post: Post, *, since: date, until: date | None) -> QuerySet[Tenure]:
    """Tenures of the post that share a day with the given ones."""
    held = Tenure.objects.filter(Q(until__isnull=True) | Q(until__gte=since), post=post)
    return held.filter(since__lte=until) if until else held
