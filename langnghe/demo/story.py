"""The supervision of the story: its texts, its delegation, its findings, and the article in our own words."""

from datetime import date, datetime, time

from langnghe.accounts.models import User
from langnghe.demo.places import City, official, post
from langnghe.kernel.clock import LOCAL
from langnghe.newsroom import services as newsroom
from langnghe.newsroom.models import Article
from langnghe.newsroom.taking_apart import Page, Part
from langnghe.regulations.models import LegalText, Obligation, ObligationCheck
from langnghe.regulations.services import enter_text, record_local_issue
from langnghe.supervision import services as supervision
from langnghe.supervision.models import Delegation, Direction, FindingKind, SupervisedUnit
from langnghe.units.models import Unit

MEETS = date(2024, 4, 26)
FIRST, LAST = date(2021, 1, 1), date(2023, 12, 31)
SOURCE_23 = "Quyết định 23-QĐ/TW ngày 30/7/2021, phần đã đọc: ba điều và Chương I của Quy chế"


def texts(city: City) -> tuple[LegalText, LegalText]:
    """The two regulations, 67 days apart, and the reception rules that the checklist stands on."""
    central = enter_text(
        "23-QĐ/TW",
        kind="Quyết định",
        title="ban hành Quy chế công tác dân vận của hệ thống chính trị",
        issuer="Bộ Chính trị",
        issued_on=date(2021, 7, 30),
        in_force_from=date(2021, 7, 30),
        confidence="sourced",
        source=SOURCE_23,
    )
    provincial = enter_text(
        "763-QĐ/TU",
        kind="Quyết định",
        title="ban hành Quy chế công tác dân vận trong hệ thống chính trị của tỉnh",
        issuer="Ban Thường vụ Tỉnh ủy",
        issued_on=date(2021, 10, 5),
        parent=central,
        confidence="one-source",
        source="báo địa phương ngày 26/4/2024",
    )
    party = enter_text(
        "11-QĐi/TW",
        kind="Quy định",
        title="về trách nhiệm của người đứng đầu cấp ủy trong việc tiếp dân, đối thoại trực tiếp với dân",
        issuer="Bộ Chính trị",
        issued_on=date(2019, 2, 18),
        in_force_from=date(2019, 2, 18),
        confidence="sourced",
    )
    law = enter_text(
        "42/2013/QH13",
        kind="Luật",
        title="Tiếp công dân",
        issuer="Quốc hội",
        issued_on=date(2013, 11, 25),
        in_force_from=date(2014, 7, 1),
        confidence="sourced",
    )
    _obligations(central, provincial, party, law)
    record_local_issue(
        provincial, unit=city.party, number="15-QC/ThU (minh họa)", issued_on=date(2021, 12, 2)
    )
    return central, provincial


def _obligations(central: LegalText, provincial: LegalText, party: LegalText, law: LegalText) -> None:
    """Rows of the supervision checklist; provisions nobody has read stay empty."""
    rows = [
        ("OB-01", provincial, "", "cấp ủy", "ban hành văn bản cụ thể hóa Quy chế", "một lần và khi thay đổi",
         ObligationCheck.DOCUMENT_ISSUED, "", "one-source"),
        ("OB-06", central, "", "mọi cơ quan trong hệ thống", "đánh giá việc thực hiện Quy chế", "hằng năm",
         ObligationCheck.BY_HAND, "", "one-source"),
        ("OB-09", party, "", "bí thư cấp ủy huyện (đến 30/6/2025)", "tiếp dân ít nhất 1 ngày mỗi tháng", "tháng",
         ObligationCheck.RECEPTION_DAYS, "party.district", "sourced"),
        ("OB-15", law, "Điều 13 khoản 5", "chủ tịch UBND huyện (đến 30/6/2025)", "tiếp công dân ít nhất 2 ngày mỗi tháng",
         "tháng", ObligationCheck.RECEPTION_DAYS, "district_chair", "sourced"),
        ("OB-19", law, "Điều 24", "nơi tiếp công dân", "niêm yết lịch trước ít nhất 5 ngày làm việc", "mỗi buổi",
         ObligationCheck.POSTED_IN_TIME, "", "sourced"),
        ("OB-19a", law, "", "người đứng đầu", "trực tiếp tiếp, không tính ngày ủy quyền vào mức tối thiểu", "mỗi buổi",
         ObligationCheck.NOT_DELEGATED, "", "one-source"),
    ]  # fmt: skip
    for code, text, provision, who, duty, often, check, office, confidence in rows:
        Obligation.objects.get_or_create(
            code=code,
            defaults={
                "text": text, "provision": provision, "who": who, "duty": duty, "how_often": often,
                "check_kind": check, "duty_office": office, "confidence": confidence,
            },
        )  # fmt: skip


def delegation(city: City, *, commission: Unit, by: User, explainer: User) -> Delegation:
    """Delegation 3135: its leader holds two posts; the report is signed on the day of the working session."""
    leader = official("Hoàng Thị Giang Hương", post(commission, "HEAD"), post(city.province_front, "HEAD"))
    central, provincial = texts(city)
    decision = supervision.Decision(
        number="3135",
        decided_on=date(2024, 3, 18),
        title="Giám sát việc lãnh đạo, chỉ đạo thực hiện hai quyết định về Quy chế công tác dân vận "
        "trong hệ thống chính trị đối với Ban Thường vụ Thành ủy",
        leader=leader,
        period_from=FIRST,
        period_until=LAST,
    )
    made = supervision.decide(
        decision,
        unit=city.province_party,
        texts=[central, provincial, *LegalText.objects.filter(number__in=["11-QĐi/TW", "42/2013/QH13"])],
        supervised=[city.party, city.committee],
        by=by,
        on=date(2024, 3, 18),
    )
    supervision.set_meeting(made, meets_on=MEETS, by=by, on=date(2024, 4, 10))
    party = made.supervised.get(unit=city.party)
    committee = made.supervised.get(unit=city.committee)
    _findings(party, committee, by=by)
    supervision.explain(
        party,
        text="Thành ủy tiếp thu. Các buổi ủy quyền rơi vào đợt chống dịch và các kỳ họp của tỉnh; "
        "từ quý II/2024 lịch của Bí thư sẽ chọn ngày không trùng lịch họp cố định.",
        by=explainer,
        on=MEETS,
    )
    _recommendations(made, city, by=by)
    report = supervision.draft_report(party, by=by, on=MEETS)
    second = supervision.draft_report(committee, by=by, on=MEETS)
    supervision.sign_report(report, number="12-BC/ĐGS (minh họa)", by=by, on=date(2024, 5, 6))
    supervision.sign_report(second, number="13-BC/ĐGS (minh họa)", by=by, on=date(2024, 5, 6))
    return made


def _findings(party: SupervisedUnit, committee: SupervisedUnit, *, by: User) -> None:
    supervision.record_finding(
        party,
        kind=FindingKind.RESULT,
        statement="Lịch tiếp dân của Bí thư được lập cả năm, niêm yết tại trụ sở và gửi đến các phường, xã.",
        figure_keys=["sessions_held"],
        by=by,
        on=MEETS,
    )
    supervision.record_finding(
        party,
        kind=FindingKind.SHORTCOMING,
        statement="Bí thư trực tiếp tiếp 20 ngày, trong khi quy định yêu cầu 36 ngày; 10 buổi ủy quyền, 6 buổi không tiếp.",
        cause="Trùng lịch họp của tỉnh, đợt tạm dừng phòng, chống dịch năm 2021, không bố trí tiếp bù.",
        obligation=Obligation.objects.get(code="OB-09"),
        figure_keys=["sessions_held", "sessions_delegated", "sessions_missed"],
        by=by,
        on=MEETS,
    )
    supervision.record_finding(
        committee,
        kind=FindingKind.RESULT,
        statement="UBND thành phố mở sổ tiếp công dân đủ ba năm, ghi riêng lượt, người và đoàn đông người.",
        figure_keys=["visits", "visit_groups"],
        by=by,
        on=MEETS,
    )


def _recommendations(made: Delegation, city: City, *, by: User) -> None:
    supervision.recommend(
        made,
        direction=Direction.UPWARD,
        addressee=city.province_party,
        text="Tăng cường giám sát công tác dân vận chính quyền ở cơ sở, nhất là giải phóng mặt bằng.",
        due_on=date(2024, 9, 30),
        by=by,
        on=MEETS,
    )
    supervision.recommend(
        made,
        direction=Direction.DOWNWARD,
        addressee=city.party,
        text="Lập lịch tiếp dân năm sau không trùng lịch họp cố định; tiếp bù trong tháng khi phải hoãn.",
        due_on=date(2024, 6, 28),
        by=by,
        on=MEETS,
    )


PAGE = Page(
    title="Một cuộc giám sát và những con số mở ra được",
    lead="Sáng 26/4, Đoàn giám sát 3135 của Ban Thường vụ Tỉnh ủy làm việc với Ban Thường vụ Thành ủy về việc thực hiện "
    "Quyết định số 23-QĐ/TW ngày 30/7/2021 của Bộ Chính trị và Quyết định số 763-QĐ/TU ngày 5/10/2021 của "
    "Ban Thường vụ Tỉnh ủy.",
    dateline="Lắng Nghe, bản minh họa",
    byline="Tổ biên tập",
    section="Địa phương",
    parts=[
        Part("photo", "Quang cảnh buổi làm việc (minh họa)."),
        Part(
            "paragraph",
            "Ba năm 2021–2023, UBND thành phố đã tiếp 1.166 lượt người, 13 đoàn đông người; Bí thư Thành ủy đối thoại "
            "trực tiếp với hơn 300 lượt người; tổ chức 20 buổi tiếp dân với 100 lượt công dân.",
        ),
        Part(
            "paragraph",
            "Sổ cho biết thêm điều mà câu trên không nói: hai mươi buổi ấy là của Bí thư, còn quy định yêu cầu mỗi tháng "
            "ít nhất một ngày. Những buổi ủy quyền được đếm riêng và không thay cho ngày người đứng đầu phải có mặt.",
        ),
        Part(
            "paragraph",
            "Đoàn giám sát ghi nhận lịch tiếp dân được niêm yết rộng rãi, đồng thời đề nghị tiếp bù trong tháng khi phải "
            "hoãn. Thành ủy đề nghị tỉnh tăng cường giám sát ở cơ sở, nhất là về giải phóng mặt bằng.",
        ),
    ],
)


def article(city: City, made: Delegation, *, unit: Unit, by: User) -> Article:
    """The story in our own words, with one published comment and one that waits."""
    on = date(2024, 4, 26)
    return newsroom.import_page(
        PAGE,
        unit=unit,
        area=city.area,
        by=by.username,
        on=on,
        event_on=on,
        supervision=made.pk,
        figures=(city.committee, FIRST, LAST),
    )


def publish(written: Article, *, by: User, on: date) -> None:
    newsroom.publish_article(written, by=by, on=on)
    at = datetime.combine(on, time(15, 20), tzinfo=LOCAL)
    kept = newsroom.write_comment(
        written,
        name="Một người dân phố Lò Chum",
        body="Mong lịch tiếp dân dán cả ở nhà văn hóa tổ dân phố.",
        at=at,
    )
    newsroom.publish_comment(kept.comment, by=by, at=at)
    newsroom.write_comment(
        written, name="Ban doc", body="toi dong y voi y kien nay, can tiep bu khi hoan lich", at=at
    )
