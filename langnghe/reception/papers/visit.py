"""Papers of one turn: the written notice of a refusal (01/TCD) and the receipt for papers (02/TCD).

What they say follows the decree; how the printed forms are laid out has not been compared with the annex.
"""

from datetime import date

from django.utils.translation import gettext as _

from langnghe import lawbook
from langnghe.design.writing import short_date
from langnghe.kernel.errors import NotFound
from langnghe.people.models import Person
from langnghe.reception.models import Visit
from langnghe.reception.papers.sheet import Sheet, archived, day_line, number_line, sheet_of
from langnghe.reception.services.checking import holds, refusal_grounds
from langnghe.reception.services.refusing import NOTICE

FORMS = "forms.154"
SIGN = "(ký, ghi rõ họ tên)"


def of_visit(visit: Visit, name: str, *, on: date) -> Sheet:
    if name == "tu-choi" and getattr(visit, "refusal_notice", None) is not None:
        return refusal_notice(visit)
    if name == "bien-nhan" and visit.papers.exists():
        return receipt(visit, on=on)
    raise NotFound(_("Lượt này không có giấy đó."))


def _form(code: str, on: date) -> str:
    """The code of the form, on the days that have it."""
    return f"Mẫu {code}" if holds(FORMS, on) else ""


def _citizen(person: Person) -> tuple[tuple[str, str], ...]:
    """Name, address and, where one was stated, the whole number: the paper is for the citizen."""
    kind = person.get_identity_kind_display()
    lines = [("line", f"Họ và tên: {person.full_name}"), ("line", f"Địa chỉ: {person.address or '……………………'}")]
    if person.identity_number:
        lines.append(("line", f"{str(kind).capitalize()}: {person.identity_number}"))
    return tuple(lines)


def refusal_notice(visit: Visit) -> Sheet:
    notice = visit.refusal_notice
    day = visit.received_on
    ground = next(rule for rule in refusal_grounds(day) if rule.id == visit.refusal_ground).on(day)
    person = visit.person
    return sheet_of(
        visit.unit,
        title="Thông báo",
        about="Về việc từ chối tiếp công dân",
        form=_form("01/TCD", day),
        number=number_line(visit.unit, notice.number),
        day=day_line(notice.issued_on),
        blocks=(
            ("line", f"Kính gửi: {person.full_name}"),
            ("line", f"Địa chỉ: {person.address or '……………………'}"),
            ("p", f"Ngày {short_date(day)}, {visit.unit.name} được ông (bà) {person.full_name} đến trình bày về việc: {visit.content}"),
            ("p", f"Căn cứ {ground.cite.text}, trường hợp của ông (bà) thuộc diện từ chối tiếp công dân: {ground.says}"),
            *((("p", f"Lý do cụ thể: {visit.result_note}"),) if visit.result_note else ()),
            ("p", f"{visit.unit.name} từ chối tiếp ông (bà) về nội dung nêu trên và thông báo để ông (bà) biết, theo {lawbook.rule(NOTICE, day).cite.text}."),
        ),
        signers=(("Thủ trưởng cơ quan, đơn vị", "(ký, ghi rõ họ tên, đóng dấu)"),),
        recipients=("Như trên;", archived(visit.unit)),
    )  # fmt: skip


def receipt(visit: Visit, *, on: date) -> Sheet:
    rows = tuple(
        (str(number), paper.title, str(paper.sheets), "bản gốc" if paper.is_original else "bản sao")
        for number, paper in enumerate(visit.papers.order_by("id"), 1)
    )
    place = f" tại {visit.session.place.name}" if visit.session else ""
    return sheet_of(
        visit.unit,
        title="Giấy biên nhận",
        about="Thông tin, tài liệu, bằng chứng do công dân cung cấp",
        form=_form("02/TCD", visit.received_on),
        day=day_line(on),
        blocks=(
            ("p", f"Ngày {short_date(visit.received_on)}{place}, {visit.unit.name} đã nhận của:"),
            *_citizen(visit.person),
            ("line", f"Lượt tiếp số {visit}, về việc: {visit.content}"),
            ("line", "Các thông tin, tài liệu, bằng chứng sau:"),
        ),
        table=(("Số", "Tên giấy tờ", "Số tờ", "Bản"), *rows),
        widths=(0, 1, 0, 0),
        after=(("p", "Giấy biên nhận này lập thành ba bản: giao công dân một bản, lưu hồ sơ hai bản."),),
        signers=(("Người cung cấp", SIGN), ("Người nhận", SIGN)),
    )
