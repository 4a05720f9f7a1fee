"""What an administrator does: open an account, give and end roles, renew a password, close an account."""

import secrets
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from langnghe.accounts import access
from langnghe.accounts.access import in_force
from langnghe.accounts.models import Membership, User
from langnghe.accounts.rights import RIGHTS, Right, Role
from langnghe.accounts.services.memberships import add_membership, create_user
from langnghe.audit import services as audit
from langnghe.kernel.errors import Invalid, NotAllowed, WrongState
from langnghe.units.models import Unit


def _administer(by: User, unit: str, on: date) -> None:
    if not access.may_administer(by, unit, on):
        raise NotAllowed(_("Chỉ quản trị viên của đơn vị mới mở được tài khoản và giao vai trò ở đây."))


def new_password() -> str:
    """Twenty symbols that a person can copy from paper; it opens nothing but the page that replaces it."""
    return secrets.token_urlsafe(15)


@transaction.atomic
def open_account(
    username: str, *, display_name: str, unit: Unit, role: Role, email: str, by: User, on: date
) -> tuple[User, str]:
    """Open an account with one role; the password is returned once and must be replaced at the first sign-in."""
    _administer(by, unit.pk, on)
    if User.objects.filter(username__iexact=username).exists():
        raise Invalid(
            _("Đã có tài khoản tên này."), instead=_("Chọn tên khác, hoặc mở tài khoản cũ rồi giao vai trò.")
        )
    password = new_password()
    user = create_user(
        username, password=password, display_name=display_name, unit=unit.pk, role=role, since=on,
        is_demo=by.is_demo, email=email,
    )  # fmt: skip
    user.password_is_temporary = True
    user.save(update_fields=["password_is_temporary"])
    _record("account.opened", user, by=by, on=on, unit=unit.pk, role=role)
    return user, password


@transaction.atomic
def give_role(user: User, *, unit: Unit, role: Role, since: date, by: User, on: date) -> Membership:
    """Give one more role from a day on; refuses a role that the person already has then."""
    _administer(by, unit.pk, on)
    held = Membership.objects.filter(in_force(since), user=user, unit=unit, role=role)
    if held.exists():
        raise WrongState(_("Người này đã có vai trò đó ở đơn vị này."))
    try:
        with transaction.atomic():
            given = add_membership(user, unit=unit.pk, role=role, since=since)
    except IntegrityError:  # The same form sent twice at once.
        raise WrongState(_("Người này đã có vai trò đó ở đơn vị này.")) from None
    _record("account.role_given", user, by=by, on=on, unit=unit.pk, role=role, since=since.isoformat())
    return given


@transaction.atomic
def end_membership(membership: Membership, *, last_day: date, by: User, on: date) -> Membership:
    """End a role with its last day; the last administrator of an area cannot be ended."""
    row = Membership.objects.select_for_update().select_related("user", "unit").get(pk=membership.pk)
    _administer(by, row.unit_id, on)
    if row.until is not None and row.until <= last_day:
        raise WrongState(_("Vai trò này đã kết thúc rồi."))
    if last_day < row.since:
        raise Invalid(_("Ngày kết thúc đứng trước ngày bắt đầu vai trò."))
    if Right.ADMINISTER in RIGHTS[row.role] and not _others_administer(row, on):
        raise WrongState(
            _("Đây là quản trị viên cuối cùng của địa phương."),
            instead=_("Giao vai trò quản trị cho người khác trước."),
        )
    row.until = last_day
    row.save(update_fields=["until"])
    _record(
        "account.role_ended", row.user, by=by, on=on, unit=row.unit_id, role=row.role, until=last_day.isoformat()
    )  # fmt: skip
    return row


def _others_administer(row: Membership, on: date) -> bool:
    """Whether somebody else, with an open account and no last day set, administers this area."""
    others = Membership.objects.filter(
        in_force(on), unit__area=row.unit.area_id, role=row.role, until__isnull=True, user__is_active=True
    )
    return others.exclude(pk=row.pk).exists()


@transaction.atomic
def renew_password(user: User, *, by: User, on: date) -> str:
    """A new temporary password for somebody who forgot theirs; every open session of theirs ends."""
    user = _locked(user, by=by, on=on)
    password = new_password()
    user.set_password(password)
    user.password_is_temporary = True
    user.save(update_fields=["password", "password_is_temporary"])
    _record("account.password_renewed", user, by=by, on=on)
    return password


@transaction.atomic
def set_active(user: User, *, active: bool, by: User, on: date) -> User:
    """Close an account at once, or open it again; nobody closes their own."""
    user = _locked(user, by=by, on=on)
    if user.pk == by.pk:
        raise Invalid(_("Không tự khóa tài khoản của mình được."))
    user.is_active = active
    user.save(update_fields=["is_active"])
    _record("account.opened_again" if active else "account.closed", user, by=by, on=on)
    return user


def _locked(user: User, *, by: User, on: date) -> User:
    found = access.visible(User.objects.all(), by, on).filter(pk=user.pk)
    if not found.exists():
        raise NotAllowed(_("Chỉ quản trị viên của đơn vị mới sửa được tài khoản này."))
    return User.objects.select_for_update().get(pk=user.pk)


def _record(action: str, user: User, *, by: User, on: date, unit: str = "", **data: str) -> None:
    audit.record(action, subject=("user", user.pk), day=on, by=by.username, unit=unit, data=dict(data))
