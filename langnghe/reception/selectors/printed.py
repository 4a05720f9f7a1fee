"""The reception book as the law of each day prints it: which form, its columns, its lines, what was corrected."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import groupby

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from langnghe import lawbook
from langnghe.accounts.selectors import Viewer, actor_names
from langnghe.audit.models import Entry
from langnghe.design.writing import short_date
from langnghe.petitions.models import Kind, Petition, Transfer
from langnghe.reception.access import KIND
from langnghe.reception.models import Visit, VisitResult
from langnghe.reception.selectors.register import book

FORM_03, LAW, CIRCULAR = "book.v154", "book.law", "book.tt06"
PRIOR = "prior_handling"
RECORDED, CORRECTED = "visit.recorded", "visit.corrected"
AT_ONCE = 5000


@dataclass(frozen=True)
class Form:
    """One form of the book: its columns in order, the text it comes from, what of it the register cannot tell."""

    columns: tuple[str, ...]
    cite: str
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True)
class Line:
    """One line: the cells of its form, what happened to it after it was written, whether it was voided."""

    cells: tuple[str, ...]
    notes: tuple[str, ...]
    is_voided: bool


@dataclass(frozen=True)
class Part:
    """The lines that one form governs, oldest first."""

    form: Form
    lines: list[Line]


def titles() -> dict[str, str]:
    """The columns of the book's older forms, as the law and the circular name them."""
    return {
        "number": _("số thứ tự"),
        "date": _("ngày tiếp"),
        "name": _("họ tên"),
        "address": _("địa chỉ"),
        "content": _("nội dung"),
        "prior_handling": _("quá trình xử lý"),
        "request": _("yêu cầu"),
        "outcome": _("kết quả xử lý"),
        "number_of_people": _("số người"),
        "outcome_summary": _("tóm tắt kết quả"),
    }


@cache
def form_on(day: date) -> tuple[str, ...]:
    """The rules that say together what the book holds on a day; before the law of 2013 there is none to name."""
    if _in_force(FORM_03, day):
        return (FORM_03,)
    return tuple(rule for rule in (LAW, CIRCULAR) if _in_force(rule, day)) or (LAW,)


def _in_force(rule: str, day: date) -> bool:
    try:
        lawbook.rule(rule, day)
    except lawbook.NoTextInForce:
        return False
    return True


def _form(rules: tuple[str, ...], day: date) -> Form:
    if rules == (FORM_03,):
        version = lawbook.rule(FORM_03, day)
        return Form(tuple(version.data["columns"].values()), version.cite.text, unknown_of_03())
    named, keys = titles(), _keys(rules)
    columns = tuple(named[key] for key in keys)
    by_hand = _("Cột (%(column)s) “%(title)s”: sổ trong máy không giữ mục này, để trống để ghi tay.")
    unknown = (by_hand % {"column": keys.index(PRIOR) + 1, "title": named[PRIOR]},)
    try:
        cited = "; ".join(lawbook.rule(rule, day).cite.text for rule in rules)
    except lawbook.NoTextInForce:
        cited = ""
    return Form(columns, cited, unknown)


def unknown_of_03() -> tuple[str, ...]:
    """What an empty cell of form 03/TCD means."""
    return (
        _("Cột (4) chỉ ghi số giấy tờ khi công dân xuất trình. Cột (6) để trống là chưa mở đơn nên chưa phân loại."),
        _("Cột (8): sổ trong máy không giữ mục này, để trống để ghi tay."),
        _("Cột (9) đánh dấu khi đã trả lời, hẹn trả lời tại đây hoặc đã thụ lý; để trống là sổ chưa cho biết, không phải là không thuộc thẩm quyền."),
    )  # fmt: skip


def _keys(rules: tuple[str, ...]) -> tuple[str, ...]:
    """The columns of the law, and those that the circular adds before the outcome."""
    keys = ["number", "date", "name", "address", "content", "prior_handling", "request", "outcome"]
    if CIRCULAR in rules:
        keys[5:5] = ["number_of_people"]
        keys.append("outcome_summary")
    return tuple(keys)


def parts_of(unit: str, *, since: date, until: date, viewer: Viewer, on: date) -> list[Part]:
    """The book of a period, cut where its form changed; a question for each kind of row, and one more for five thousand lines."""
    sent = Prefetch(
        "petition__transfers", Transfer.objects.filter(sent_back_on=None).select_related("to_unit")
    )
    rows = book(unit, since=since, until=until, viewer=viewer, on=on).select_related("account")
    visits = list(rows.prefetch_related(sent, "representatives__person").order_by("received_on", "id"))
    told = _notes(visits)
    return [
        Part(_form(rules, (lines := list(those))[0].received_on), [_line(rules, one, told) for one in lines])
        for rules, those in groupby(visits, key=lambda visit: form_on(visit.received_on))
    ]


def _line(rules: tuple[str, ...], visit: Visit, told: dict[int, list[str]]) -> Line:
    cells = _newest(visit) if rules == (FORM_03,) else tuple(OLDER[key](visit) for key in _keys(rules))
    notes = list(told.get(visit.pk, []))
    if visit.voided_on:
        notes.append(
            _("hủy ngày %(day)s: %(why)s") % {"day": short_date(visit.voided_on), "why": visit.void_reason}
        )
    return Line(cells, tuple(notes), bool(visit.voided_on))


def _person(visit: Visit) -> str:
    return ", ".join(filter(None, (visit.person.full_name, visit.person.address)))


def _others(visit: Visit) -> str:
    """Those who spoke for the group beside the first one."""
    names = ", ".join(one.person.full_name for one in visit.representatives.all())
    return _("cùng đại diện: %(names)s") % {"names": names} if names else ""


def _account(visit: Visit, name: str) -> str:
    return str(getattr(getattr(visit, "account", None), name, ""))


def _outcome(visit: Visit) -> str:
    parts = [visit.get_result_display()]
    if visit.petition:
        parts.append(_("đơn số %(number)s") % {"number": visit.petition})
    elif visit.reply_due_on:
        parts.append(_("hạn trả lời %(day)s") % {"day": short_date(visit.reply_due_on)})
    return ", ".join(parts)


# What the register does not hold stays empty, to be filled in by hand; nothing is guessed.
OLDER: dict[str, Callable[[Visit], str]] = {
    "number": str,
    "date": lambda visit: short_date(visit.received_on),
    "name": lambda visit: "\n".join(filter(None, (visit.person.full_name, _others(visit)))),
    "address": lambda visit: visit.person.address,
    "content": lambda visit: visit.content,
    "number_of_people": lambda visit: str(visit.heads),
    "prior_handling": lambda _visit: "",
    "request": lambda visit: _account(visit, "request"),
    "outcome": _outcome,
    "outcome_summary": lambda visit: visit.result_note,
}
CLASSES = {Kind.COMPLAINT: "KN", Kind.DENUNCIATION: "TC", Kind.RECOMMENDATION: "KNPA", Kind.FEEDBACK: "KNPA"}


def _newest(visit: Visit) -> tuple[str, ...]:
    """The twelve columns of form 03/TCD of decree 154/2026."""
    petition = visit.petition
    guided = visit.result_note if visit.result == VisitResult.GUIDED else ""
    return (
        str(visit),
        short_date(visit.received_on),
        "\n".join(filter(None, (_person(visit), _others(visit)))),
        visit.person.identity_number,
        visit.content,
        CLASSES.get(Kind(petition.kind), "") if petition and petition.kind else "",
        str(visit.heads),
        "",
        "x" if _is_ours(visit, petition) else "",
        "\n".join(filter(None, (_account(visit, "guidance"), guided))),
        _sent_to(petition),
        "\n".join(filter(None, (_outcome(visit), "" if guided else visit.result_note))),
    )


def _is_ours(visit: Visit, petition: Petition | None) -> bool:
    """Within competence as far as the register tells: answered here, or accepted here."""
    answered = visit.result in {VisitResult.EXPLAINED, VisitResult.PROMISED}
    return answered or bool(petition and petition.accepted_on)


def _sent_to(petition: Petition | None) -> str:
    if petition is None:
        return ""
    return "; ".join(
        f"{sent.to_unit.name if sent.to_unit else sent.outside} ({short_date(sent.sent_on)})"
        for sent in petition.transfers.all()
    )


def _notes(visits: Iterable[Visit]) -> dict[int, list[str]]:
    """When a line was written later than its day, and when which of its fields was corrected by whom."""
    received = {visit.pk: visit.received_on for visit in visits}
    notes: dict[int, list[str]] = {}
    keys = list(received)
    for start in range(0, len(keys), AT_ONCE):
        some = keys[start : start + AT_ONCE]
        rows = Entry.objects.filter(subject_kind=KIND, subject_id__in=some, action__in=[RECORDED, CORRECTED])
        written = list(rows.order_by("id"))
        names = actor_names(entry.actor for entry in written if entry.action == CORRECTED)
        for entry in written:
            if note := _note(entry, received[entry.subject_id], names):
                notes.setdefault(entry.subject_id, []).append(note)
    return notes


def _note(entry: Entry, received_on: date, who: dict[str, str]) -> str:
    day = short_date(entry.day)
    if entry.action == RECORDED:
        if "batch" in entry.data:
            return _("nhập từ sổ cũ ngày %(day)s") % {"day": day}
        return _("ghi vào sổ ngày %(day)s") % {"day": day} if entry.day > received_on else ""
    names = fields()
    changed = ", ".join(names.get(name, name) for name in entry.data.get("changed", []))
    return _("sửa ngày %(day)s (%(who)s): %(what)s") % {
        "day": day,
        "who": who.get(entry.actor, ""),
        "what": changed,
    }


def fields() -> dict[str, str]:
    return {
        "heads": _("số người"),
        "field": _("lĩnh vực"),
        "result": _("kết quả"),
        "refusal_ground": _("căn cứ từ chối"),
        "content": _("nội dung"),
        "result_note": _("ghi chú kết quả"),
        "full_name": _("họ tên"),
        "address": _("địa chỉ"),
        "phone": _("số điện thoại"),
    }
