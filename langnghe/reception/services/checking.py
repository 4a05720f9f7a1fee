"""What a turn must be before it is written: no denunciation, a ground for a refusal, a receiver that fits, a group's speakers."""

from datetime import date

from django.utils.translation import gettext as _

from langnghe import lawbook
from langnghe.kernel.errors import Invalid, Refusal
from langnghe.people.models import IdentityKind
from langnghe.petitions.models import Field
from langnghe.petitions.services import DenunciationAsked, looks_like_denunciation
from langnghe.reception.models import (
    GROUP_SIZE,
    NotDenunciation,
    Receiver,
    SessionState,
    VisitResult,
)
from langnghe.reception.services.turns import Turn
from langnghe.units.models import Unit

HEAD_STATES = {SessionState.PLANNED, SessionState.IN_PERSON}
IDENTITY = "identity.v2"
GROUPS = ("group.rep.5to10", "group.rep.over10")


def check_not_denunciation(*texts: str, on: date, marked: bool = False, stated: str = "") -> None:
    """Of a denunciation, or anything suspected to be one, no name and no word enters the machine."""
    if marked:
        raise Refusal(
            _("Bảo vệ bí mật: nội dung là tố cáo hoặc có thể là tố cáo, đơn vị chưa có khóa của hai người giữ bí mật nên không ghi vào máy."),
            cite=lawbook.rule("secret.regime", on).cite.text,
            instead=_("Ghi trên giấy theo chế độ mật và trao tận tay người có thẩm quyền."),
        )  # fmt: skip
    if stated not in NotDenunciation.values:
        raise Invalid(_("Câu trả lời về tố cáo không có trong danh mục."))
    if not stated and looks_like_denunciation(*texts):
        raise DenunciationAsked(
            _("Lời ghi có vẻ là tố cáo. Chưa ghi gì vào máy."),
            cite=lawbook.rule("secret.regime", on).cite.text,
            instead=_("Trả lời câu hỏi bên dưới: đây có phải là tố cáo không?"),
        )


def refuse_suspected(*texts: str, on: date) -> None:
    """Minutes, tasks and answers have no sealed page beside them: what looks like a denunciation is not written there."""
    if looks_like_denunciation(*texts):
        raise Refusal(
            _("Lời ghi có vẻ là tố cáo. Chưa ghi gì vào máy."),
            cite=lawbook.rule("secret.regime", on).cite.text,
            instead=_(
                "Là tố cáo thì ghi thành một lượt tiếp, đánh dấu “Là tố cáo”; nếu không, viết lại bằng lời khác."
            ),
        )


def check_turn(unit: Unit, turn: Turn, *, received_on: date, on: date) -> None:
    if received_on > on:
        raise Invalid(_("Ngày tiếp không thể ở sau hôm nay."))
    if turn.field not in Field.values or turn.result not in VisitResult.values:
        raise Invalid(_("Lĩnh vực hoặc kết quả không có trong danh mục."))
    if turn.heads < 1:
        raise Invalid(_("Số người phải từ 1 trở lên."))
    check_ground(turn.result, turn.refusal_ground, on=received_on)
    _check_receiver(unit, turn, received_on)
    _check_identity(turn, received_on)
    _check_group(turn, received_on)


def check_ground(result: str, ground: str, *, on: date) -> None:
    """Refusing a citizen needs a ground of the law in force that day."""
    if result != VisitResult.REFUSED:
        return
    if ground not in {rule.id for rule in refusal_grounds(on)}:
        raise Invalid(
            _("Từ chối tiếp phải chọn căn cứ."),
            cite=lawbook.rule("refusal.1", on).cite.text.split("khoản 1 ")[-1],
        )


def refusal_grounds(on: date) -> list[lawbook.Rule]:
    found = [
        rule for rule in lawbook.rules() if rule.id.startswith("refusal.") and rule.id != "refusal.notice"
    ]
    return [rule for rule in found if any(version.holds_on(on) for version in rule.versions)]


def identity_asked(on: date) -> bool:
    """Whether the law of that day asks for the number of a paper (decree-154-2026/12)."""
    return holds(IDENTITY, on)


def holds(wanted: str, on: date) -> bool:
    return any(
        version.holds_on(on) for rule in lawbook.rules() if rule.id == wanted for version in rule.versions
    )


def _check_identity(turn: Turn, on: date) -> None:
    if not turn.identity_number and not turn.identity_kind:
        return
    if not identity_asked(on):
        raise Invalid(_("Luật của ngày tiếp không hỏi số giấy tờ nên máy không ghi số đó."))
    if turn.identity_kind not in IdentityKind.values or not turn.identity_kind or not turn.identity_number:
        raise Invalid(
            _("Ghi cả loại giấy tờ và số giấy tờ, hoặc để trống cả hai."),
            cite=lawbook.rule(IDENTITY, on).cite.text,
        )
    if not turn.identity_number.isalnum() or not turn.identity_number.isascii():
        raise Invalid(_("Số giấy tờ chỉ gồm chữ và số."))


def _check_group(turn: Turn, on: date) -> None:
    """Each may speak below five; from five the law says how many speak for all (reception-law-2013/29)."""
    speakers = 1 + len(turn.representatives)
    if speakers > turn.heads:
        raise Invalid(_("Số người đại diện không thể nhiều hơn số người."))
    if turn.heads < GROUP_SIZE:
        return
    for rule in (lawbook.rule(name, on) for name in GROUPS if holds(name, on)):
        reached = rule.data["people_from"] <= turn.heads <= (rule.data["people_to"] or turn.heads)
        if reached and speakers > rule.data["representatives_to"]:
            raise Invalid(
                _("%(heads)s người thì cử nhiều nhất %(most)s người đại diện.")
                % {"heads": turn.heads, "most": rule.data["representatives_to"]},
                cite=rule.cite.text,
            )


def _check_receiver(unit: Unit, turn: Turn, received_on: date) -> None:
    session = turn.session
    if session is None:
        if turn.receiver != Receiver.STAFF:
            raise Invalid(_("Lượt do người đứng đầu hoặc người được ủy quyền tiếp phải thuộc một buổi tiếp."))
        return
    if session.unit_id != unit.pk or session.held_on != received_on:
        raise Invalid(_("Buổi tiếp phải của đơn vị này và đúng ngày tiếp."))
    fitting = {
        Receiver.HEAD: HEAD_STATES,
        Receiver.DELEGATE: {SessionState.DELEGATED},
        Receiver.STAFF: {*HEAD_STATES, SessionState.DELEGATED},
    }
    if session.state not in fitting[Receiver(turn.receiver)]:
        raise Invalid(
            _("Buổi tiếp đang ở trạng thái “%(state)s”, không khớp với người tiếp đã chọn.")
            % {"state": session.get_state_display()}
        )
