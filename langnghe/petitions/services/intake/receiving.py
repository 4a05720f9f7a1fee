"""Receiving: a number without gaps, custody, the first term, one entry, and a code that is told once."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import ParamSpec

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from langnghe.accounts.models import User
from langnghe.kernel.errors import Invalid, NotAllowed, NotFound, WrongState
from langnghe.kernel.trips import planned
from langnghe.people.models import Person
from langnghe.petitions import access, codes
from langnghe.petitions.models import Channel, Field, Kind, Matter, Petition
from langnghe.petitions.services import recording
from langnghe.petitions.services.intake.writing import new_matter, write_line
from langnghe.petitions.services.secrecy import refuse_denunciation
from langnghe.petitions.services.subscribing import ask_to_be_told
from langnghe.units.models import AdministrativeArea, Unit
from langnghe.vietnamese import normalise

TITLE = 300
KINDS, CHANNELS, FIELDS = {"", *Kind.values}, set(Channel.values), set(Field.values)
Given = ParamSpec("Given")
# The second condition is that of the index, which the server cannot know of a value that comes later.
SENT = "SELECT true FROM petitions_petition WHERE form_digest = %s AND NOT (form_digest = '')"


@dataclass(frozen=True)
class Received:
    """A petition in the book, and the code to hand to the citizen; the code is kept nowhere."""

    petition: Petition
    code: str


def enter(
    *,
    unit: Unit,
    person: Person,
    channel: str,
    received_on: date,
    summary: str,
    by: User | None,
    kind: str = "",
    request: str = "",
    matter: Matter | None = None,
    matter_title: str = "",
    field: str = Field.OTHER,
    written_on: date | None = None,
    signers: int = 1,
    area: AdministrativeArea | None = None,
    entered_by: Unit | None = None,
    split_from: Petition | None = None,
    idempotency: str = "",
    is_sealed: bool = False,
    body: str = "",
    on: date | None = None,
) -> Received:
    """Write a petition into the unit's book, inside the transaction of the door that it came through.

    A `person` not yet saved is written with it. `kind` may stay empty until classification. `idempotency` is the
    secret token of a form: sent twice, it gives the same petition and the same code. `by` is empty for the web form,
    `on` is the day of writing, by default that of receipt: the rights of that day count, so that an officer who is new
    enters what came before. `entered_by` is the unit whose officer writes into the book of another. Refuses a denunciation, unless its door has
    sealed all that this line does not hold.
    """
    row = Petition(
        unit=unit,
        year=received_on.year,
        kind=kind,
        channel=channel,
        received_on=received_on,
        written_on=written_on,
        person=person,
        signers=signers,
        area=area,
        summary=plain(summary),
        entered_by=entered_by,
        split_from=split_from,
        request=plain(request),
        handler=by,
    )
    if kind == Kind.DENUNCIATION and not is_sealed:
        refuse_denunciation(received_on)
    _refuse_writer(unit, entered_by, by=by, on=on or received_on)
    _refuse_wrong(row, matter, field)
    code = _coded(row, idempotency)
    write_line(row, matter or new_matter(row, matter_title, field), by=by, body=body)
    if person.email and channel != Channel.PASSED_ON:
        ask_to_be_told(row, person.email)
    return Received(row, code)


def plain(text: str) -> str:
    """The words as the book keeps them."""
    return " ".join(normalise(text).split())


def _refuse_wrong(row: Petition, matter: Matter | None, field: str) -> None:
    if row.kind not in KINDS or row.channel not in CHANNELS or field not in FIELDS:
        raise Invalid(_("Loại đơn, nguồn đơn hoặc lĩnh vực không có trong danh mục."))
    if not row.summary:
        raise Invalid(_("Ghi tóm tắt nội dung đơn."))
    if row.written_on and row.written_on > row.received_on:
        raise Invalid(_("Ngày viết đơn không thể sau ngày nhận đơn."))
    if matter is not None and matter.unit_id != row.unit_id:
        raise Invalid(_("Vụ việc này thuộc sổ của đơn vị khác."))


def _coded(row: Petition, token: str) -> str:
    """Give a petition its tracking code, of which it keeps the digest alone."""
    code = codes.code_from(token) if token else codes.new_code()
    row.code_digest = codes.digest(code)
    row.form_digest = codes.token_digest(token) if token else ""
    return code


def _once_by_token(write: Callable[Given, Received]) -> Callable[Given, Received]:
    def written(*args: Given.args, **given: Given.kwargs) -> Received:
        return once(str(given.get("idempotency", "")), lambda: write(*args, **given))

    return written


receive = _once_by_token(enter)


def _refuse_writer(unit: Unit, entered_by: Unit | None, *, by: User | None, on: date) -> None:
    if by is None:
        return
    if entered_by is None and not access.may_receive(by, unit.pk, on):
        raise NotAllowed(_("Chỉ cán bộ tiếp công dân hoặc xử lý đơn của đơn vị mới ghi được sổ này."))
    if entered_by is not None and not access.may_enter_for(by, entered_by, unit, on):
        raise NotAllowed(_("Chỉ nhập hộ được cho cơ quan cùng địa bàn hoặc cấp dưới trực tiếp."))


def once(token: str, write: Callable[[], Received]) -> Received:
    """Write once for a token; whoever sends it again, or in the same moment, gets the petition that stands.

    The table refuses the second one, so nobody who sends once is asked whether they sent before.
    """
    try:
        with transaction.atomic():
            return write()
    except IntegrityError:
        # The same form was here before, or came in the same moment; its number stands, ours was rolled back.
        found = sent_before(token)
        if found is None:
            raise
        return found


def sent_before(token: str) -> Received | None:
    """Nearly nobody has sent before, so that this is asked by a statement that stands ready."""
    if not token or not planned(SENT, [codes.token_digest(token)]):
        return None
    petition = Petition.objects.filter(form_digest=codes.token_digest(token)).first()
    return Received(petition, codes.code_from(token)) if petition else None


def was_sent(token: str) -> bool:
    """Whether a petition came of this form already."""
    return sent_before(token) is not None


class SentBefore(WrongState):
    """The same form once more, with other words in it."""


def refuse_other(petition: Petition, *, is_same: bool, by: User | None, on: date) -> None:
    """Refuses a form that comes again with other content, and says what became of it to who may know."""
    if is_same:
        return
    visible = access.visible(Petition.objects.filter(pk=petition.pk), by, on).exists() if by else False
    told = (
        _(
            "Biểu mẫu này đã gửi trước đó, thành đơn số %(number)s: “%(summary)s”; nội dung vừa gõ chưa được ghi."
        )
        % {"number": petition, "summary": petition.summary}
        if visible
        else _("Biểu mẫu này đã gửi trước đó; nội dung vừa gõ chưa được ghi.")
    )
    raise SentBefore(told, instead=_("Đây là đơn khác thì gửi lại lần nữa."))


@transaction.atomic
def renew_code(petition: Petition, *, by: User, on: date, token: str = "") -> Received:
    """A new code for a citizen who lost the receipt; the old one stops working."""
    rows = Petition.objects.select_for_update(of=("self",)).select_related("unit", "matter")
    locked = access.visible(rows, by, on).filter(pk=petition.pk).first()
    if locked is None:
        raise NotFound(_("Không có đơn này, hoặc đơn vị của ông bà không giữ hồ sơ này."))
    if not access.may_correct(by, locked, on):
        raise NotAllowed(
            _(
                "Chỉ cán bộ của đơn vị có dòng sổ này, hoặc đang chủ trì khi chưa chuyển đi, mới cấp lại được mã."
            )
        )
    code = codes.code_from(token) if token else codes.new_code()
    locked.code_digest = codes.digest(code)
    locked.save(update_fields=["code_digest"])
    recording.record("code_renewed", locked, by=by, on=on)
    return Received(locked, code)
