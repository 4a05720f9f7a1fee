"""Says why a deadline is that day: one sentence for the letter, then the count."""

from langnghe.lawbook.deadlines import Deadline, End
from langnghe.lawbook.model import CONFIDENCE_WORDS
from langnghe.lawbook.terms import Direction

EVENTS = {
    "received_on": ("ngày tiếp nhận", "the day of receipt"),
    "accepted_on": ("ngày thụ lý", "the day of acceptance"),
    "issued_on": ("ngày ban hành", "the day of issue"),
    "reception_on": ("ngày tiếp công dân", "the reception day"),
    "resolved_on": ("ngày giải quyết", "the day of resolution"),
    "result_received_on": ("ngày nhận kết quả", "the day the result was received"),
    "result_on": ("ngày có kết quả", "the day of the result"),
    "demanded_on": ("ngày yêu cầu", "the day of the demand"),
    "dialogue_on": ("ngày đối thoại", "the day of the dialogue"),
    "known_on": (
        "ngày nhận hoặc biết quyết định, hành vi",
        "the day the decision or act was received or known",
    ),
    "requested_on": ("ngày yêu cầu cung cấp", "the day of the request"),
    "notified_on": ("ngày thông báo", "the day of the notice"),
    "grounds_on": ("ngày có căn cứ từ chối", "the day the grounds arose"),
    "expired_on": (
        "ngày hết thời hạn hoặc nhận quyết định",
        "the day the limit expired or the decision was received",
    ),
    "expires_on": ("ngày hết thời hạn", "the day the term ends"),
    "session_on": ("ngày tiếp trực tuyến", "the day of the online session"),
    "filed_on": ("ngày lưu đơn", "the day the petition was filed away"),
    "started_on": ("ngày bắt đầu", "the first day"),
    "discovered_on": ("ngày phát hiện vi phạm", "the day the breach was discovered"),
}
FACTS = {
    "complex": ("vụ việc phức tạp", "complex matter"),
    "very_complex": ("vụ việc đặc biệt phức tạp", "specially complex matter"),
    "remote": ("vùng sâu, vùng xa đi lại khó khăn", "remote area"),
    "verification": ("phải kiểm tra, xác minh tại nhiều nơi", "checking in several places"),
    "processor": ("có bên xử lý dữ liệu", "with a data processor"),
    "prolonged": ("gia hạn một lần", "prolonged once"),
    "dismissal": ("kỷ luật buộc thôi việc", "dismissal"),
}


def explain(deadline: Deadline, language: str = "vi") -> str:
    """The sentence a clerk would write and the day-by-day count, in Vietnamese or English."""
    english = language == "en"
    days = [f"- {one.date:%d/%m/%Y}: {one.why_en if english else one.why}" for one in deadline.days()]
    sentences = _english(deadline) if english else _vietnamese(deadline)
    return "\n".join([" ".join(sentences), *days])


def _facts(deadline: Deadline, at: int) -> str:
    return ", ".join(FACTS.get(fact, (fact, fact))[at] for fact in deadline.facts)


def _event(deadline: Deadline, at: int) -> str:
    name = deadline.version.counted_from
    return EVENTS.get(name, (name, name))[at]


def _other(deadline: Deadline) -> list[End]:
    return [end for end in deadline.readings if end.due_on != deadline.due_on]


def _safe_is_earlier(deadline: Deadline) -> bool:
    """Whether a term that runs backwards ends on a day off."""
    return deadline.direction is Direction.BEFORE and deadline.safe_on != deadline.due_on


def _vietnamese(d: Deadline) -> list[str]:
    first = d.readings[0]
    way = "trước" if d.direction is Direction.BEFORE else "kể từ"
    facts = f" ({_facts(d, 0)})" if d.facts else ""
    found = [
        (
            f"{d.title}{facts}: {first.term.in_vietnamese()} {way} {_event(d, 0)} {d.counted_from:%d/%m/%Y}, "
            f"hạn là {d.due_on:%d/%m/%Y}, theo {d.cite.text}."
        )
    ]
    if d.due_on != d.unrolled_on:
        found.append(
            f"Ngày cuối {d.unrolled_on:%d/%m/%Y} là ngày nghỉ nên thời hạn kết thúc vào ngày làm việc tiếp theo "
            "(khoản 5 Điều 148 Bộ luật Dân sự)."
        )
    found += [
        f"Có cách hiểu khác: {end.term.in_vietnamese()} theo {end.cite.text}, hạn là {end.due_on:%d/%m/%Y}; "
        f"nên xong trước hết ngày {d.safe_on:%d/%m/%Y}."
        for end in _other(d)
    ]
    if _safe_is_earlier(d):
        found.append(f"Hạn là ngày nghỉ; nên làm xong trong ngày làm việc {d.safe_on:%d/%m/%Y}.")
    found.append(f"Mức tin cậy của quy định: {CONFIDENCE_WORDS[d.confidence][0]}.")
    if d.provisional:
        found.append("Lịch nghỉ của năm này chưa được công bố nên ngày trên là tạm tính.")
    return found


def _english(d: Deadline) -> list[str]:
    first = d.readings[0]
    facts = f" ({_facts(d, 1)})" if d.facts else ""
    found = [
        (
            f"{d.version.title_en}{facts}: {first.term} {'before' if d.direction is Direction.BEFORE else 'from'} "
            f"{_event(d, 1)}, {d.counted_from:%d/%m/%Y}; due on {d.due_on:%d/%m/%Y}, by {d.cite.text}."
        )
    ]
    if d.due_on != d.unrolled_on:
        found.append(
            f"The last day, {d.unrolled_on:%d/%m/%Y}, is a day off, so the term ends on the next working day "
            "(Civil Code, article 148.5)."
        )
    found += [
        f"There is another reading: {end.term} by {end.cite.text}, due on {end.due_on:%d/%m/%Y}; "
        f"be done by {d.safe_on:%d/%m/%Y}."
        for end in _other(d)
    ]
    if _safe_is_earlier(d):
        found.append(f"That is a day off; be done on the working day {d.safe_on:%d/%m/%Y}.")
    found.append(f"How sure the rule is: {CONFIDENCE_WORDS[d.confidence][1]}.")
    if d.provisional:
        found.append("The days off of this year have not been announced; the date is provisional.")
    return found
