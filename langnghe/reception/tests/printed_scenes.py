"""One scene for each paper of the room: invented people, long names, long texts, more than a page where a page can end."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from io import BytesIO
from typing import Any

from django.test import Client
from django.urls import reverse
from PIL import Image

from langnghe import lawbook
from langnghe.documents import services as documents
from langnghe.kernel.clock import today
from langnghe.reception import services
from langnghe.reception.models import ReceptionPlace, Schedule, Session, Visit
from langnghe.reception.services import dialogues as talks
from langnghe.reception.services import minutes as writing
from langnghe.reception.services.minutes import Written
from langnghe.units.models import Post, Unit

from .conftest import HOURS, Desk, turn

# Every letter of the language with its tones, as lines that break where words break.
LETTERS = "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ"
EVERY_LETTER = " ".join(LETTERS[at : at + 6] for at in range(0, len(LETTERS), 6))
UNIT = "Ủy ban nhân dân phường Hạc Thành và các tổ dân phố mới sáp nhập"
HEAD = "Chủ tịch Ủy ban nhân dân phường kiêm Trưởng ban Tiếp công dân"
DEPUTY = "Phó Chủ tịch Thường trực phụ trách đất đai, giải phóng mặt bằng và tái định cư"
PERSON = "Nguyễn Thị Hoàng Khánh Phương Thảo"
HOME = (
    "số nhà 128A/15/7, ngõ 234 đường Nguyễn Trãi, tổ dân phố Thành Công 2, phường Hạc Thành, tỉnh Thanh Hóa"
)
STORY = (
    "Đề nghị xem xét đơn giá bồi thường khi thu hồi 85,3 m² đất ở và 120 m² đất trồng cây lâu năm để mở rộng "
    "đường vành đai phía tây; gia đình đã gửi đơn hai lần, lần gần nhất ngày 12/5, chưa được trả lời bằng văn bản. "
)
ANSWER = (
    "Giao bộ phận chuyên môn kiểm tra lại số liệu đo đạc, đối chiếu với bản đồ địa chính và trả lời gia đình "
    "bằng văn bản; trong thời gian kiểm tra chưa tổ chức cưỡng chế. "
)


@dataclass(frozen=True)
class Scene:
    cast: Any
    desk: Desk
    client: Client

    def get(self, name: str, *given: object, **asked: str) -> Any:
        self.client.force_login(self.cast.an)
        return self.client.get(reverse(f"reception:{name}", args=given), asked)


def scene_of(cast: Any, desk: Desk, client: Client) -> Scene:
    Unit.objects.filter(pk=desk.unit.pk).update(name=UNIT)
    Post.objects.filter(pk=desk.head.pk).update(title=HEAD)
    Post.objects.filter(pk=desk.deputy.pk).update(title=DEPUTY)
    ReceptionPlace.objects.filter(pk=desk.place.pk).update(
        name="Phòng tiếp công dân, tầng 1 nhà làm việc liên cơ quan", address="số 1 đường Ví Dụ, phường Hạc Thành"
    )  # fmt: skip
    fresh = replace(
        desk, unit=Unit.objects.get(pk=desk.unit.pk), head=Post.objects.get(pk=desk.head.pk),
        deputy=Post.objects.get(pk=desk.deputy.pk), place=ReceptionPlace.objects.get(pk=desk.place.pk),
    )  # fmt: skip
    return Scene(cast, fresh, client)


def _visit(scene: Scene, **more: Any) -> Visit:
    facts = {"full_name": PERSON, "address": HOME, "content": STORY} | more
    return services.record_visit(
        scene.desk.unit, turn(**facts), received_on=today(), by=scene.cast.an, on=today()
    )


def _schedule(scene: Scene, *, days: range = range(1, 29)) -> Schedule:
    rule = lawbook.Dates(tuple(today() + timedelta(days=n) for n in days))
    drawn = services.draw_schedule(
        scene.desk.unit, post=scene.desk.head, place=scene.desk.place, rule=rule, roll="skip", since=today(),
        until=today() + timedelta(days=days.stop), hours=HOURS, by=scene.cast.an, on=today(),
    )  # fmt: skip
    services.post_schedule(drawn, by=scene.cast.chi, on=today())
    return drawn


def _session(scene: Scene, kind: str) -> Session:
    return services.call_session(
        scene.desk.unit, post=scene.desk.head, place=scene.desk.place, kind=kind, held_on=today(),  # type: ignore[arg-type]
        hours=(time(7, 30), time(17)), topic="Giải phóng mặt bằng đường vành đai", by=scene.cast.an, on=today(),
    )  # fmt: skip


def notice(scene: Scene) -> Any:
    """A month with a moved and a delegated session."""
    sessions = list(_schedule(scene).sessions.order_by("held_on"))
    month = sessions[-1].held_on
    here = [one for one in sessions if one.held_on.month == month.month]
    services.delegate_session(
        here[-1],
        to=scene.desk.deputy,
        reason="Họp Hội đồng nhân dân tỉnh",
        by=scene.cast.chi,
        on=today(),
    )
    services.move_session(
        here[-2],
        to=month + timedelta(days=35),
        reason="Tiếp đoàn công tác",
        by=scene.cast.chi,
        on=today(),
    )
    return scene.get("notice_pdf", scene.desk.unit.pk, thang=f"{month:%Y-%m}")


def empty_notice(scene: Scene) -> Any:
    return scene.get("notice_pdf", scene.desk.unit.pk)


def book(scene: Scene) -> Any:
    """Turns enough for several pages; one voided, one with every letter."""
    for number in range(45):
        _visit(scene, content=STORY * (1 + number % 2), heads=1 + number % 7)
    _visit(scene, content=f"{EVERY_LETTER} {EVERY_LETTER.upper()}")
    voided = _visit(scene, content="Ghi trùng")
    services.void_visit(voided, reason="Ghi trùng với lượt trước", by=scene.cast.an, on=today())
    return scene.get(
        "printed_book", "pdf", since=today().replace(day=1).isoformat(), until=today().isoformat()
    )


def empty_book(scene: Scene) -> Any:
    return scene.get("printed_book", "pdf", since="2020-01-01", until="2020-01-31")


def table_01(scene: Scene) -> Any:
    for number in range(12):
        _visit(scene, heads=1 + number)
    return _table(scene, "01-tcd")


def table_results(scene: Scene) -> Any:
    return _table(scene, "01-kqgq")


def _table(scene: Scene, slug: str) -> Any:
    since = date(today().year, 1, 1)
    return scene.get(
        "table_file", slug, "pdf", don_vi=scene.desk.unit.pk, since=since.isoformat(), until=f"{today()}"
    )


def refusal(scene: Scene) -> Any:
    visit = _visit(
        scene, result="refused", refusal_ground="refusal.3", result_note=f"{EVERY_LETTER}. {STORY}"
    )
    services.issue_refusal_notice(
        visit, number="128/TB-UBND", issued_on=today(), by=scene.cast.an, on=today()
    )
    return scene.get("visit_paper", visit.pk, "tu-choi", "pdf")


def receipt(scene: Scene) -> Any:
    title = "Bản sao Quyết định thu hồi đất kèm theo trích lục bản đồ địa chính và biên bản kiểm đếm số {}"
    papers = tuple((title.format(number), number, number % 2 == 0) for number in range(1, 31))
    visit = _visit(
        scene, papers=(*papers, (EVERY_LETTER, 1, True)), identity_kind="card", identity_number="038099001234"
    )
    return scene.get("visit_paper", visit.pk, "bien-nhan", "pdf")


def short_receipt(scene: Scene) -> Any:
    visit = _visit(scene, papers=(("Đơn", 1, True),))
    return scene.get("visit_paper", visit.pk, "bien-nhan", "pdf")


def _concluded(scene: Scene) -> Session:
    session = _session(scene, "unscheduled")
    for number in range(9):
        _visit(
            scene, session=session, receiver="head", heads=1 + number, said=STORY * 2,
            request="Đề nghị đo lại diện tích", result="promised", result_note="Trả lời bằng văn bản",
        )  # fmt: skip
    services.hold_session(session, by=scene.cast.an, on=today())
    attendees = tuple(
        (f"Trưởng phòng {number}", "Phòng Kinh tế, Hạ tầng và Đô thị") for number in range(1, 6)
    )
    written = Written(
        began_at=time(7, 30), ended_at=time(16, 45), attendees=attendees, opinions=f"{EVERY_LETTER}. {STORY * 3}",
        conclusion=ANSWER * 6, citizen_opinion="Đồng ý với kết luận; đề nghị báo trước ngày đo lại.", read_back=True,
    )  # fmt: skip
    writing.write_minutes(session, written, by=scene.cast.an, on=today())
    for number in range(1, 13):
        writing.add_task(
            session, text=f"{number}. {ANSWER}", unit=scene.desk.unit, post=scene.desk.deputy,
            due_on=today() + timedelta(days=10 + number), by=scene.cast.an, on=today(),
        )  # fmt: skip
    writing.issue_conclusion(session, number="45/TB-UBND", issued_on=today(), by=scene.cast.an, on=today())
    return session


def minutes(scene: Scene) -> Any:
    return scene.get("session_paper", _concluded(scene).pk, "bien-ban", "pdf")


def conclusion(scene: Scene) -> Any:
    return scene.get("session_paper", _concluded(scene).pk, "ket-luan", "pdf")


def nobody_came(scene: Scene) -> Any:
    session = _session(scene, "unscheduled")
    written = Written(began_at=time(7, 30), ended_at=time(11, 30), nobody_came=True)
    writing.write_minutes(session, written, by=scene.cast.an, on=today())
    return scene.get("session_paper", session.pk, "bien-ban", "pdf")


def dialogue(scene: Scene) -> Any:
    session = _session(scene, "dialogue")
    held = talks.announce_dialogue(
        session, title="Thoát nước, rác thải và hè phố các tổ dân phố phía tây", summary=STORY,
        opinions_until=today(), by=scene.cast.chi, on=today(),
    )  # fmt: skip
    services.hold_session(session, by=scene.cast.an, on=today())
    held.session.refresh_from_db()
    promise = talks.Promise(
        "Nạo vét cống ngõ 234", scene.desk.unit, scene.desk.deputy, today() + timedelta(days=30)
    )
    for number in range(11):
        talks.record_answer(
            held, question=f"{EVERY_LETTER if number == 0 else ''} {STORY}", answer=ANSWER * 2,
            promise=promise if number % 2 else talks.Promise(), by=scene.cast.an, on=today(),
        )  # fmt: skip
    talks.count_attendance(held, attended=164, by=scene.cast.an, on=today())
    talks.publish_minutes(held, by=scene.cast.chi, on=today())
    return scene.get("dialogue_minutes", held.pk, "pdf")


def posting_log(scene: Scene) -> Any:
    schedule = _schedule(scene, days=range(1, 90))
    for number in range(3):
        drawn = BytesIO()
        Image.new("RGB", (40 + number, 30), "white").save(drawn, "JPEG")
        documents.store(
            drawn.getvalue(), about=("schedule", schedule.pk), by=scene.cast.an, on=today(),
            name=f"bảng niêm yết ở nhà văn hóa tổ dân phố Thành Công {number + 1}.jpg",
        )  # fmt: skip
    return scene.get("posting_proof", schedule.pk, "pdf")


def slip(scene: Scene) -> Any:
    schedule = services.open_booking(
        _schedule(scene), capacity=10, closes_days=0, per_person=1, by=scene.cast.an, on=today(),
        papers="Căn cước, đơn (nếu có), giấy ủy quyền khi nói thay người khác, quyết định đã nhận",
    )  # fmt: skip
    session = schedule.sessions.filter(held_on__gt=today()).order_by("held_on")[0]
    address = reverse("reception:book", args=[session.pk])
    token = re.search(r'name="token" value="([^"]+)"', scene.client.get(address).content.decode())
    assert token
    given = {"full_name": PERSON, "phone": "0912345678", "field": "land", "token": token[1]}
    booked = scene.client.post(address, given).content.decode()
    code = re.search(r'name="code" value="([^"]+)"', booked)
    assert code
    return scene.client.post(reverse("reception:booking_slip"), {"code": code[1]})


# Name of the address → its papers; the first holds every letter of the language where a text can.
PAPERS: dict[str, tuple[Callable[[Scene], Any], ...]] = {
    "notice_pdf": (notice, empty_notice),
    "booking_slip": (slip,),
    "printed_book": (book, empty_book),
    "table_file": (table_01, table_results),
    "visit_paper": (refusal, receipt, short_receipt),
    "session_paper": (minutes, conclusion, nobody_came),
    "dialogue_minutes": (dialogue,),
    "posting_proof": (posting_log,),
}
