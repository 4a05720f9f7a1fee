"""The redacted copy: what everybody else reads, looked through for what it must not say."""

from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from django.db import transaction
from django.utils.translation import gettext as _

from langnghe import lawbook
from langnghe.accounts.models import User
from langnghe.accounts.rights import Right
from langnghe.kernel.errors import Invalid, WrongState
from langnghe.petitions.models import Petition
from langnghe.petitions.services import recording
from langnghe.petitions.services.locking import locked_file
from langnghe.petitions.services.secrecy import is_sealed
from langnghe.vietnamese import fold, normalise

SENDER = "Người tố cáo (giữ bí mật)"
TITLE = "Đơn tố cáo (giữ bí mật)"
NOTHING_YET = "Nội dung được niêm phong; chưa có bản lược bỏ."
LONGEST = 500
DIGITS = 8
USUAL = 7  # the longest Vietnamese syllable is "nghiêng"


def refuse_telling(redacted: str, names: Iterable[str], *, on: date) -> None:
    """Refuse a redacted copy that still says a name, an address, a number or a mailbox of the sealed part."""
    if tells(redacted, names):
        raise Invalid(
            _("Bản lược bỏ còn họ tên, địa chỉ, số điện thoại hoặc thông tin khác làm lộ người tố cáo."),
            cite=lawbook.rule("secret.fields", on).cite.text,
        )


def tells(text: str, names: Iterable[str]) -> bool:
    """Whether a text says one of these names, addresses or numbers, or enough of one."""
    said = f" {' '.join(_words(text))} "
    digits = "".join(sign for sign in text if sign.isdigit())
    return any(_tells(name, said, digits) for name in names)


def _tells(name: str, said: str, digits: str) -> bool:
    """A long number, any two words that stand together, or one word that is too long to be a usual one."""
    number = "".join(sign for sign in name if sign.isdigit())
    words = _words(name)
    pieces = [f"{one} {other}" for one, other in pairwise(words)]
    pieces += [word for word in words if len(word) > USUAL]
    return (len(number) >= DIGITS and number in digits) or any(f" {piece} " in said for piece in pieces)


def _words(text: str) -> list[str]:
    return "".join(sign if sign.isalnum() else " " for sign in fold(text)).split()


def copy_of(redacted: str) -> str:
    return " ".join(normalise(redacted).split())[:LONGEST] or NOTHING_YET


@transaction.atomic
def redact(petition: Petition, *, redacted: str, by: User, on: date) -> Petition:
    """Write the redacted copy of a sealed petition anew; the clear text is nowhere to compare with, so one reads it twice."""
    held = locked_file(petition, by=by, on=on)
    recording.must_hold(held, Right.HANDLE, by=by, on=on)
    if not is_sealed(held):
        raise WrongState(_("Hồ sơ này không được niêm phong."))
    if not redacted.strip():
        raise Invalid(_("Ghi bản lược bỏ."))
    held.summary = copy_of(redacted)
    held.save(update_fields=["summary"])
    recording.record("redacted", held, by=by, on=on, cite=lawbook.rule("secret.handover", on).cite.text)
    return held
