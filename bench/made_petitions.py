"""Petitions as people write them, with everything beside them that a desk asks for, copied in whole rows."""

import random
from datetime import UTC, date, datetime, timedelta
from typing import Any

ON = date(2026, 11, 20)
AT = datetime(2026, 11, 20, tzinfo=UTC)
UNIT_SHARES = (("380-UBND", 0.6), ("n14797-UBND", 0.3), ("n14758-UBND", 0.1))
FAMILY = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý"]
GIVEN = [
    "An",
    "Bình",
    "Chi",
    "Dũng",
    "Giang",
    "Hà",
    "Hoà",
    "Khánh",
    "Lan",
    "Mai",
    "Nam",
    "Oanh",
    "Phúc",
    "Quý",
    "Sơn",
    "Thuỷ",
    "Tuấn",
    "Uyên",
    "Vân",
    "Xuân",
    "Yến",
]
PLACES = [f"{way} {name}" for way in ("đường", "ngõ", "thôn", "tổ dân phố", "chợ", "cánh đồng") for name in ("Đông Sơn", "Hàm Rồng", "Quảng Thắng", "Nam Ngạn", "Phú Sơn", "Lai Thành", "Tân Sơn", "Ba Đình", "Điện Biên", "Trường Thi", "Đông Vệ", "Đông Hải")]  # fmt: skip
SUBJECTS = ["mức bồi thường", "giấy chứng nhận quyền sử dụng đất", "lối đi chung", "hệ thống thoát nước", "khói bụi của xưởng cưa", "học phí trường mầm non", "trợ cấp người có công", "công trình xây dựng không phép", "nước thải chăn nuôi", "đèn chiếu sáng công cộng", "điểm tập kết rác", "ranh giới thửa đất", "chế độ bảo hiểm y tế", "phương án tái định cư", "tiếng ồn quán karaoke"]  # fmt: skip
VERBS = ["đề nghị xem xét lại", "phản ánh việc chậm giải quyết", "không đồng ý với", "kiến nghị sớm xử lý", "khiếu nại quyết định về"]  # fmt: skip
SYLLABLES = ["an", "ban", "bao", "bien", "binh", "cach", "can", "chinh", "cho", "cong", "dan", "dat", "dia", "doan", "don", "dong", "duong", "gia", "giao", "hanh", "hien", "ho", "hoa", "hoi", "huong", "khu", "kinh", "ky", "lam", "lap", "lien", "luat", "luong", "mat", "moi", "nam", "nghi", "nha", "nhan", "phap", "phap", "phat", "phuong", "quan", "quyen", "quyet", "ruong", "sach", "san", "sinh", "so", "tai", "tam", "thanh", "theo", "thoi", "thu", "thuoc", "tiep", "tinh", "toan", "trach", "trinh", "truong", "van", "vien", "viet", "vu", "xa", "xuat", "yen"]  # fmt: skip

Rows = list[Any]


def text(chance: random.Random) -> str:
    """A petition as people write them: stock phrases that many share, then words of its own."""
    own = " ".join(chance.choice(SYLLABLES) for _ in range(chance.randint(18, 60)))
    place = chance.choice(PLACES)
    number = chance.randint(1, 900)
    return f"{chance.choice(VERBS)} {chance.choice(SUBJECTS)} tại số {number} {place}, gia đình tôi trình bày: {own}"


def edited(original: str, chance: random.Random) -> str:
    """The same petition typed again: every twelfth syllable is dropped, changed or doubled."""
    words = []
    for word in original.split():
        lot = chance.random()
        if lot < 0.03:
            continue
        words.append(chance.choice(SYLLABLES) if lot < 0.06 else word)
        if lot > 0.98:
            words.append(chance.choice(SYLLABLES))
    return " ".join(words)


def copy(rows: Rows) -> None:
    """COPY of whole model rows; what the database computes itself is left to it."""
    from django.db import connection

    meta = rows[0]._meta  # noqa: SLF001 - Django's documented name
    fields = [field for field in meta.concrete_fields if not field.generated]
    columns = ", ".join(f'"{field.column}"' for field in fields)
    with (
        connection.cursor() as cursor,
        cursor.cursor.copy(f'COPY "{meta.db_table}" ({columns}) FROM STDIN') as into,
    ):
        for row in rows:
            into.write_row(
                [field.get_db_prep_save(getattr(row, field.attname), connection) for field in fields]
            )


def make(first: int, last: int, texts: list[str], twins: list[tuple[int, int]]) -> None:
    """Petitions of these numbers with persons, matters, custody, terms, words, and letters that nobody has written."""
    from langnghe.accounts.models import Custody, User
    from langnghe.people.services import build_person
    from langnghe.petitions.models import Clock, Matter, OwedLetter, Petition, StepTaken
    from langnghe.petitions.services.indexing import row_of

    chance = random.Random(first)
    persons, matters, petitions, custodies, clocks, words, steps, owed = [], [], [], [], [], [], [], []
    by = User.objects.earliest("pk")
    for pk in range(first, last + 1):
        copied = chance.randrange(len(texts)) if texts and chance.random() < 0.02 else None
        summary = text(chance) if copied is None else edited(texts[copied], chance)
        if copied is not None:
            twins.append((pk, copied + 1))
        texts.append(summary)
        unit = chance.choices([one for one, _share in UNIT_SHARES], [share for _one, share in UNIT_SHARES])[0]
        name = (
            f"{chance.choice(FAMILY)} {chance.choice(['Văn', 'Thị', 'Đức', 'Minh'])} {chance.choice(GIVEN)}"
        )
        person = build_person(name, address=f"{chance.randint(1, 300)} {chance.choice(PLACES)}")
        received = ON - timedelta(days=chance.randint(0, 1500))
        is_open = chance.random() < 0.03
        person.pk = pk
        matter = Matter(
            pk=pk,
            unit_id=unit,
            title=summary[:120],
            field=chance.choice(["land", "policy", "other"]),
            opened_on=received,
        )
        petition = Petition(
            pk=pk, matter=matter, unit_id=unit, number=pk, year=received.year, kind=chance.choice(["complaint", "feedback", ""]),
            state="received" if is_open else "answered", channel="counter", received_on=received, person=person, summary=summary[:500],
            due_on=ON + timedelta(days=chance.randint(-60, 60)), closed_on=None if is_open else received + timedelta(days=9),
            answer_number="" if is_open else f"{pk}/UBND", code_digest=pk.to_bytes(32, "big"),
        )  # fmt: skip
        persons.append(person)
        matters.append(matter)
        petitions.append(petition)
        custodies.append(
            Custody(pk=pk, subject_kind="petition", subject_id=pk, unit_id=unit, role="lead", since=received)
        )
        clocks.append(
            Clock(pk=pk, petition=petition, rule="petition.process", title="Xử lý đơn", counted_from=received, original_due_on=petition.due_on, due_on=petition.due_on,
                  safe_on=petition.due_on, cite="x", version_from=received, confidence="sourced", pack="1", ended_on=petition.closed_on)
        )  # fmt: skip
        words.append(row_of(petition))
        steps.append(
            StepTaken(pk=pk, petition=petition, name="accept", source="classified", target="accepted", on=received, taken_at=AT, by=by, cite="x")
        )  # fmt: skip
        owed.append(
            OwedLetter(pk=pk, step_id=pk, petition=petition, unit_id=unit, owed_on=received, kind="acceptance_notice")
        )  # fmt: skip
    for rows in (persons, matters, petitions, custodies, clocks, words, steps, owed):
        copy(rows)


def fill(until: int, texts: list[str], twins: list[tuple[int, int]]) -> None:
    from django.db import connection

    from langnghe.petitions.selectors import known_shares

    first = len(texts) + 1
    while first <= until:
        make(first, min(first + 9_999, until), texts, twins)
        first += 10_000
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE)")
    # What this process knows of common words is ten minutes old at most; the bench grows the book in three.
    known_shares._known.cache_clear()  # noqa: SLF001
