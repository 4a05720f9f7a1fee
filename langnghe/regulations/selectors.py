"""Why a deadline is that day, in plain words for a citizen, each step with its article."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from langnghe import lawbook
from langnghe.lawbook.model import Kind
from langnghe.lawbook.terms import Direction, Unit
from langnghe.rules import selectors as rules
from langnghe.vietnamese.dates import format_date

# What a citizen asks about, by the moment in which he stands; every other rule has its page too.
ASKED = (
    (
        gettext_lazy("Tôi vừa nộp đơn hoặc được tiếp"),
        ("reception.reply", "petition.process", "knpa.reply", "complaint.acceptance", "denunciation.initial"),
    ),
    (
        gettext_lazy("Đơn của tôi đã được thụ lý"),
        ("complaint.first_resolution", "complaint.second_resolution", "denunciation.resolution"),
    ),
    (
        gettext_lazy("Tôi muốn khiếu nại hoặc khiếu nại tiếp"),
        ("complaint.lodge", "complaint.appeal", "complaint.lodge.discipline.first"),
    ),
    (
        gettext_lazy("Tôi chờ lịch tiếp, buổi đối thoại hoặc buổi tiếp trực tuyến"),
        ("posting.schedule.lead", "dialogue.notice", "online.notice", "refusal.notice"),
    ),
)
COUNTED = {
    Unit.WORKING_DAYS: gettext_lazy(
        "Chỉ đếm ngày làm việc: thứ Bảy, Chủ nhật, ngày lễ, Tết và ngày nghỉ hoán đổi không đếm; "
        "thứ Bảy phải làm bù thì vẫn đếm."
    ),
    Unit.CALENDAR_DAYS: gettext_lazy(
        "Đếm mọi ngày liên tục, kể cả thứ Bảy, Chủ nhật và ngày lễ, vì luật viết “ngày”, không viết “ngày làm việc”."
    ),
    Unit.HOURS: gettext_lazy("Luật viết bằng giờ; hệ thống làm tròn thành ngày, 24 giờ là một ngày."),
    Unit.MONTHS: gettext_lazy("Đếm theo tháng, đến đúng ngày tương ứng của tháng cuối."),
    Unit.YEARS: gettext_lazy("Đếm theo năm, đến đúng ngày tương ứng của năm cuối."),
}


@dataclass(frozen=True)
class Step:
    """One step of the reason, in a sentence, with where it stands."""

    title: str
    sentence: str
    cite: str = ""


@dataclass(frozen=True)
class Why:
    """A deadline explained: the steps, and the days one by one."""

    found: lawbook.Deadline
    steps: list[Step]

    @property
    def is_unsure(self) -> bool:
        return self.found.confidence is lawbook.Confidence.UNVERIFIED


def asked_rules(unit: str, on: date) -> list[tuple[str, list[lawbook.Rule]]]:
    """The rules a citizen asks about that count time on this day, by his moment."""
    return [
        (str(moment), [rule for rule_id in ids if _counts(rule := rules.one_rule(unit, rule_id), on)])
        for moment, ids in ASKED
    ]


def _counts(rule: lawbook.Rule, on: date) -> bool:
    return rule.kind is Kind.TERM and any(version.holds_on(on) for version in rule.versions)


def why(unit: str, rule_id: str, counted_from: date, facts: Iterable[str]) -> Why:
    """The reason of a due date, step by step."""
    found = rules.example(unit, rule_id, counted_from, facts)
    steps = [_law(found), _length(found), _first_day(found), *_last_day(found), *_readings(found)]
    return Why(found, [*steps, *_longer(found), *_provisional(found)])


def _law(found: lawbook.Deadline) -> Step:
    return Step(
        _("Quy định nào"),
        _("Áp dụng quy định có hiệu lực từ %(day)s, vì việc xảy ra ngày %(event)s.")
        % {"day": format_date(found.version_from), "event": format_date(found.counted_from)},
        found.cite.text,
    )


def _length(found: lawbook.Deadline) -> Step:
    term = found.readings[0].term
    facts = ", ".join(rules.fact_name(fact) for fact in found.facts)
    length = rules.length_name(term)
    told = _("%(length)s, vì %(facts)s.") % {"length": length, "facts": facts} if facts else f"{length}."
    return Step(_("Bao lâu"), f"{told} {COUNTED[term.unit]}", found.readings[0].cite.text)


def _first_day(found: lawbook.Deadline) -> Step:
    way = (
        _("đếm ngược về trước từ ngày liền trước")
        if found.direction is Direction.BEFORE
        else _("đếm từ ngày hôm sau")
    )
    sentence = _("Ngày %(day)s là %(event)s, không tính; %(way)s.") % {
        "day": format_date(found.counted_from),
        "event": rules.event_name(found.version.counted_from),
        "way": way,
    }
    return Step(_("Đếm từ ngày nào"), sentence, _article("count.first_day", found.counted_from))


def _last_day(found: lawbook.Deadline) -> list[Step]:
    if found.due_on == found.unrolled_on:
        return []
    sentence = _(
        "Đếm đủ thì đến ngày %(day)s, là ngày nghỉ, nên hạn dời đến ngày làm việc tiếp theo: %(due)s."
    ) % {
        "day": format_date(found.unrolled_on),
        "due": format_date(found.due_on),
    }
    return [Step(_("Ngày cuối là ngày nghỉ"), sentence, _article("count.last_day_off", found.counted_from))]


def _readings(found: lawbook.Deadline) -> list[Step]:
    return [
        Step(
            _("Có cách hiểu khác"),
            _("Có người hiểu là %(length)s, tức hết ngày %(day)s. Quá ngày muộn nhất mới gọi là quá hạn.")
            % {"length": rules.length_name(end.term), "day": format_date(end.due_on)},
            end.cite.text,
        )
        for end in found.readings[1:]
    ]


def _longer(found: lawbook.Deadline) -> list[Step]:
    """When the day may still move, by the law's own grounds."""
    steps = [
        Step(
            _("Khi nào được kéo dài"),
            _(
                "%(fact)s: thêm %(length)s, nhiều nhất %(times)s lần, mỗi lần một quyết định trước khi hết hạn."
            )
            % {
                "fact": rules.fact_name(one.fact).capitalize(),
                "length": rules.length_name(one.term),
                "times": one.times,
            },
            one.cite.text,
        )
        for one in found.version.extensions
    ]
    pause = _pause(found)
    return [*steps, pause] if pause else steps


def _pause(found: lawbook.Deadline) -> Step | None:
    if not found.rule.endswith("_resolution") and found.rule != "denunciation.resolution":
        return None
    try:
        law = lawbook.governing(
            f"{found.rule.partition('.')[0]}.pause", event_on=found.counted_from, asked_on=found.due_on
        )
    except lawbook.LawError:
        return None
    return Step(_("Khi nào được dừng đếm"), rules.says_of(law), law.cite.text)


def _provisional(found: lawbook.Deadline) -> list[Step]:
    if not found.provisional:
        return []
    return [
        Step(
            _("Ngày này còn tạm tính"),
            _(
                "Lịch nghỉ của năm này chưa được công bố. Khi có thông báo, hạn được tính lại và việc đó ghi trong hồ sơ."
            ),
            _article("holiday.comp", found.counted_from),
        )
    ]


def _article(rule_id: str, on: date) -> str:
    try:
        return lawbook.rule(rule_id, on).cite.text
    except lawbook.LawError:
        return ""
