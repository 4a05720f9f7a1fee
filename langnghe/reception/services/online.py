"""Reception online, from 1/7/2026: a ground of the law, notice in time, a test of the line."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from langnghe import lawbook
from langnghe.accounts.models import User
from langnghe.accounts.rights import Right
from langnghe.kernel.errors import Invalid, NotFound, Refusal, WrongState
from langnghe.reception import access
from langnghe.reception.models import OPEN, Booking, Session, SessionState
from langnghe.reception.services.recording import record_sessions
from langnghe.reception.services.subscribing import tell_change
from langnghe.reception.services.telling import tell
from langnghe.rules import services as rules


@dataclass(frozen=True)
class OnlineTerms:
    """What the law asks before an online session, with its article and how sure we are of it."""

    notice_by: date
    test_by: date
    cite: str
    confidence: str


def online_grounds(on: date) -> list[str]:
    """The grounds of the decree in force; one about denunciations is left out, since those stay on paper here."""
    try:
        says = lawbook.rule("online.eligible", on).says
    except lawbook.NoTextInForce as error:
        raise Refusal(
            _("Ngày này chưa có quy định cho tiếp công dân trực tuyến."),
            instead=_("Tiếp trực tiếp tại trụ sở."),
        ) from error
    parts = [part.strip() for part in says.rstrip(".").split(";")]
    return [part for part in parts if "tố cáo" not in part.lower()]


def online_terms(session: Session) -> OnlineTerms:
    notice = rules.deadline("online.notice", unit=session.unit, counted_from=session.held_on)
    test = rules.deadline("online.test", unit=session.unit, counted_from=session.held_on)
    version = lawbook.rule("online.notice", session.held_on)
    return OnlineTerms(notice.due_on, test.due_on, notice.cite.text, version.confidence.value)


@transaction.atomic
def hold_online(session: Session, *, ground: int, by: User, on: date) -> Session:
    """Announce that a session is held online. Refuses a day before the decree, a late notice, an unknown ground."""
    rows = Session.objects.select_for_update(of=("self",), no_key=True).select_related(
        "unit", "post", "place"
    )
    locked = access.visible_sessions(rows, by, on).filter(pk=session.pk).first()
    if locked is None:
        raise NotFound(_("Không có buổi tiếp này, hoặc đơn vị của ông bà không giữ lịch này."))
    access.require(by, Right.POST, unit=locked.unit_id, on=on)
    if locked.state != SessionState.PLANNED or locked.online_ground:
        raise WrongState(_("Chỉ buổi sắp diễn ra, chưa báo trực tuyến, mới chuyển sang trực tuyến được."))
    grounds = online_grounds(locked.held_on)
    if not 0 <= ground < len(grounds):
        raise Invalid(_("Chưa chọn căn cứ tiếp trực tuyến."))
    terms = online_terms(locked)
    if on > terms.notice_by:
        raise Refusal(
            _("Đã quá hạn thông báo buổi tiếp trực tuyến: muộn nhất %(day)s.")
            % {"day": f"{terms.notice_by:%d/%m/%Y}"},
            cite=terms.cite,
            instead=_("Tiếp trực tiếp, hoặc dời sang ngày xa hơn."),
        )
    locked.online_ground = grounds[ground]
    locked.save(update_fields=["online_ground"])
    record_sessions("online", [locked], by=by, on=on, cite=terms.cite)
    for booking in Booking.objects.filter(session=locked, state__in=OPEN).select_related("person"):
        booking.session = locked
        tell(booking, "online")
    tell_change(locked, on=on)
    return locked
