"""Who holds which post: entered by an administrator, a public record of the office, never of a citizen."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from langnghe.accounts import access
from langnghe.accounts.models import User
from langnghe.audit import services as audit
from langnghe.kernel.errors import Invalid, NotAllowed, WrongState
from langnghe.units import services as units
from langnghe.units.models import Official, Post, PostKind, Tenure, Unit, UnitKind
from langnghe.vietnamese import fold, normalise


def _administer(by: User, unit: str, on: date) -> None:
    if not access.may_administer(by, unit, on):
        raise NotAllowed(_("Chỉ quản trị viên của đơn vị mới ghi được người giữ chức vụ."))


@transaction.atomic
def appoint(post: Post, *, name: str, since: date, by: User, on: date) -> Tenure:
    """Write down who holds a post from a day on; one person of this area may hold several posts."""
    _administer(by, post.unit_id, on)
    full_name = " ".join(normalise(name).split())
    if not full_name:
        raise Invalid(_("Ghi họ và tên người giữ chức vụ."))
    known = Official.objects.filter(tenures__post__unit__area=post.unit.area_id, name=full_name).first()
    official = known or units.name_official(full_name, is_demo=by.is_demo)
    tenure = units.appoint(official, post=post, since=since)
    audit.record(
        "post.held", subject=("post", post.pk), day=since, by=by.username, unit=post.unit_id,
        data={"tenure": tenure.pk},
    )  # fmt: skip
    return tenure


@transaction.atomic
def leave_post(tenure: Tenure, *, last_day: date, by: User, on: date) -> Tenure:
    _administer(by, tenure.post.unit_id, on)
    ended = units.leave_post(tenure, last_day=last_day)
    audit.record(
        "post.left", subject=("post", ended.post_id), day=last_day, by=by.username, unit=tenure.post.unit_id,
        data={"tenure": ended.pk},
    )  # fmt: skip
    return ended


@transaction.atomic
def add_post(unit: Unit, *, title: str, by: User, on: date) -> Post:
    """A further deputy's post of a unit; the head's posts come with the reference data."""
    _administer(by, unit.pk, on)
    named = " ".join(normalise(title).split())
    if any(fold(post.title) == fold(named) for post in Post.objects.filter(unit=unit)):
        raise WrongState(_("Đơn vị đã có chức vụ tên này."))
    post = Post.objects.create(unit=unit, kind=PostKind.DEPUTY, title=named, valid_from=unit.valid_from)
    audit.record("post.added", subject=("post", post.pk), day=on, by=by.username, unit=unit.pk)
    return post


@transaction.atomic
def add_agency(
    over: Unit, *, kind: UnitKind, name: str, head_title: str, since: date, by: User, on: date
) -> Unit:
    """An agency or a public service unit of the area, with its head's post, who has days of reception by law, too."""
    _administer(by, over.pk, on)
    named, titled = (" ".join(normalise(one).split()) for one in (name, head_title))
    unit = units.add_agency(over, kind=kind, name=named, head_title=titled, since=since)
    audit.record(
        "agency.added", subject=("post", unit.posts.get().pk), day=since, by=by.username, unit=unit.pk
    )
    return unit
