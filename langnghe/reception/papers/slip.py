"""The slip of a booking, A5: when, where, before whom, what to bring, and the code in words and as a QR."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from langnghe.design.qr import qr
from langnghe.design.typeset import typeset
from langnghe.design.writing import long_date, short_date
from langnghe.kernel.clock import LOCAL
from langnghe.petitions import codes
from langnghe.reception.models import Booking, BookingState
from langnghe.reception.papers.sheet import TEMPLATES


@dataclass(frozen=True)
class Slip:
    """Texts ready to print; nobody is named, for a slip may be lost."""

    unit: str
    parent: str
    title: str
    day: str
    hours: str
    state: str
    note: str
    rows: tuple[tuple[str, str], ...]
    said_code: str
    code: str
    how: str
    keep: str
    printed: str
    qr: str


@dataclass(frozen=True)
class Standing:
    """What the register says of the booking at the moment of printing."""

    expected: datetime | None
    queue: int
    day_off: str


def slip_of(booking: Booking, standing: Standing, *, code: str, address: str, on: date) -> Slip:
    session = booking.session
    start, end = session.starts_at.astimezone(LOCAL), session.ends_at.astimezone(LOCAL)
    bring = session.schedule.papers if session.schedule else ""
    rows = (
        (_("Người tiếp"), (session.delegated_to or session.post).title),
        (_("Địa điểm"), f"{session.place.name}, {session.place.address}"),
        *(((_("Mang theo"), bring),) if bring else ()),
    )
    return Slip(
        unit=session.unit.name,
        parent=session.unit.parent.name if session.unit.parent else "",
        title=_("Phiếu đăng ký gặp"),
        day=long_date(session.held_on),
        hours=f"{start:%H:%M} – {end:%H:%M}",
        state=_state(booking, standing),
        note=_note(standing),
        rows=rows,
        said_code=_("Mã đăng ký"),
        code=codes.shown(code),
        how=_("Xem, đổi ngày hoặc hủy: quét mã bên cạnh, hoặc mở %(address)s rồi nhập mã. Không có mạng thì gọi hoặc đến nơi tiếp công dân. Hủy trước giờ tiếp thì chỗ được nhường cho người đang chờ.") % {"address": address},
        keep=_("Giữ kín phiếu: ai có mã thì đổi hoặc hủy được chỗ này."),
        printed=_("In ngày %(day)s. Ngày giờ có thể thay đổi; xem lại trước khi đến.") % {"day": short_date(on)},
        qr=qr(f"{address}#{codes.shown(code)}"),
    )  # fmt: skip


def _state(booking: Booking, standing: Standing) -> str:
    if booking.state == BookingState.BOOKED and standing.expected:
        return _("Số %(number)s, dự kiến khoảng %(hour)s.") % {
            "number": booking.number,
            "hour": f"{standing.expected.astimezone(LOCAL):%H:%M}",
        }
    if booking.state == BookingState.OFFERED and booking.offered_until:
        until = booking.offered_until.astimezone(LOCAL)
        return _("Được mời vào chỗ trống: nhận trước %(until)s.") % {"until": f"{until:%H:%M %d/%m/%Y}"}
    return _("Chưa có chỗ: thứ %(queue)s trong danh sách chờ.") % {"queue": standing.queue}


def _note(standing: Standing) -> str:
    if not standing.day_off:
        return ""
    return _("Ngày này nay là ngày nghỉ (%(day_off)s). Hỏi lại trước khi đến, chỗ vẫn được giữ.") % {
        "day_off": standing.day_off
    }


def pdf(slip: Slip) -> bytes:
    return typeset(TEMPLATES / "slip.typ", slip=asdict(slip))
