"""The schedule of one month for the notice board: A4, with a QR code that opens the same month."""

import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path

from django.utils.translation import gettext as _

from langnghe import lawbook
from langnghe.design.qr import qr
from langnghe.design.typeset import typeset
from langnghe.design.writing import long_date
from langnghe.kernel.clock import LOCAL
from langnghe.reception.models import Session
from langnghe.reception.papers.calendar import description, topic
from langnghe.units.models import Unit

TEMPLATES = Path(__file__).resolve().parent
# One sheet on the board holds about this many sessions; with more, those that differ only in the day share a block.
ON_ONE_SHEET = 6
NO_BREAK = "\N{NO-BREAK SPACE}"
YEAR = re.compile(r"/\d{4}$")  # the title says it


Row = tuple[str, str, str, str, str]


@dataclass(frozen=True)
class Notice:
    """What stands on the board; texts are ready to print."""

    parent: str
    unit: str
    title: str
    rows: tuple[Row, ...]
    heads: Row
    empty: str
    grounds: str
    posted: str
    address: str
    scan: str
    qr: str


def notice_of(unit: Unit, month: date, sessions: Iterable[Session], *, address: str) -> Notice:
    shown = list(sessions)
    posted = max((one.posted_on for one in shown if one.posted_on), default=None)
    law = lawbook.rule("posting.schedule.lead", month).cite.text
    return Notice(
        parent=unit.parent.name if unit.parent else "",
        unit=unit.name,
        title=_("Lịch tiếp công dân tháng %(month)s") % {"month": f"{month.month}/{month.year}"},
        rows=tuple(_row(session) for session in shown),
        heads=(_("Ngày"), _("Giờ"), _("Người tiếp"), _("Địa điểm"), _("Thay đổi")),
        empty=_("Tháng này chưa niêm yết buổi tiếp nào."),
        grounds=_("Niêm yết theo %(law)s.") % {"law": law},
        posted=_("Niêm yết ngày %(day)s") % {"day": f"{posted:%d/%m/%Y}"} if posted else "",
        address=address,
        scan=_("Quét mã để xem lịch mới nhất và những thay đổi."),
        qr=qr(address),
    )


def _row(session: Session) -> Row:
    start, end = session.starts_at.astimezone(LOCAL), session.ends_at.astimezone(LOCAL)
    return (
        long_date(session.held_on),
        f"{start:%H:%M} – {end:%H:%M}",
        ", ".join(filter(None, (session.post.title, topic(session)))),
        f"{session.place.name}, {session.place.address}",
        description(session),
    )


def grouped(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Days of the same receiver, hours and place together; a session with a change stays by itself."""
    days: dict[tuple[str, ...], list[str]] = {}
    for number, row in enumerate(rows):
        own = str(number) if row[4] else ""
        days.setdefault((own, *row[1:]), []).append(YEAR.sub("", row[0]).replace(" ", NO_BREAK))
    return tuple(("; ".join(named), *rest) for (_own, *rest), named in days.items())  # type: ignore[misc]


def pdf(notice: Notice) -> bytes:
    if len(notice.rows) > ON_ONE_SHEET:
        notice = replace(notice, rows=grouped(notice.rows))
    return typeset(TEMPLATES / "notice.typ", notice=asdict(notice))
