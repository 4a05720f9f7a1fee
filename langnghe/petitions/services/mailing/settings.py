"""The settings of a mailbox; its password is sealed before it reaches the database."""

import hashlib
import ipaddress
from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from nacl.secret import SecretBox

from langnghe.accounts.models import User
from langnghe.audit import services as audit
from langnghe.kernel.errors import Invalid, NotAllowed
from langnghe.petitions import access
from langnghe.petitions.models import Mailbox, Security
from langnghe.units.models import Unit
from langnghe.vietnamese import normalise


def _box() -> SecretBox:
    return SecretBox(
        hashlib.blake2b(settings.TRACKING_KEY.encode(), digest_size=32, person=b"mailbox").digest()
    )


def sealed(password: str) -> bytes:
    return bytes(_box().encrypt(password.encode()))


def opened(mailbox: Mailbox) -> str:
    return _box().decrypt(bytes(mailbox.sealed_password)).decode()


@transaction.atomic
def save_mailbox(
    *, unit: Unit, host: str, port: int, security: str, username: str, password: str, folder: str,
    is_active: bool, by: User, on: date,
) -> Mailbox:  # fmt: skip
    """Write the settings; an empty password keeps the one there is. Refuses a bare line to another machine."""
    if not access.may_set_mailbox(by, unit, on):
        raise NotAllowed(_("Chỉ quản trị viên của đơn vị mới đặt được hộp thư."))
    if security not in Security.values or (security == Security.NONE and not _is_here(host)):
        raise Invalid(_("Máy chủ thư ở máy khác phải dùng TLS hoặc STARTTLS."))
    # What an IMAP line ends with would begin a command of its own.
    if not f"{host}{username}{password}{folder}".isprintable():
        raise Invalid(_("Máy chủ, tên đăng nhập, mật khẩu hoặc thư mục có ký tự không ghi được."))
    found = Mailbox.objects.select_for_update(of=("self",)).filter(unit=unit).first() or Mailbox(unit=unit)
    if not password and not found.pk:
        raise Invalid(_("Ghi mật khẩu của hộp thư."))
    found.host, found.port, found.security = host.strip(), port, security
    found.username, found.is_active = username.strip(), is_active
    found.folder = normalise(folder).strip() or "INBOX"
    found.trouble = ""
    if password:
        found.sealed_password = sealed(password)
    found.save()
    audit.record("mailbox.saved", subject=("mailbox", found.pk), day=on, by=by.username, unit=unit.pk)
    return found


def _is_here(host: str) -> bool:
    try:
        return host.strip() == "localhost" or ipaddress.ip_address(host.strip()).is_loopback
    except ValueError:
        return False
