"""The questions of a list in words, with their answers to choose from."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from langnghe.reception.reading import Ask, Question
from langnghe.reception.reading.model import Line, Option
from langnghe.reception.selectors import Drafts, Given, Unmatched
from langnghe.vietnamese import weekday_name


@dataclass(frozen=True)
class Asked:
    """One question on the page: the sentence, the line it is about, the answers."""

    key: str
    sentence: str
    line: Line
    answers: tuple[tuple[str, str], ...]


def asked_of(drafts: Drafts, given: Given) -> list[Asked]:
    """Every open question once; a missing year is asked by the field of the form."""
    asked = [_asked(one) for one in drafts.questions if one.kind != Ask.NO_YEAR]
    years = [one for one in drafts.questions if one.kind == Ask.NO_YEAR][:1]
    asked += [Asked("", _("Lịch không ghi năm: điền ô “Năm” ở trên."), one.line, ()) for one in years]
    if drafts.needs_period:
        asked.append(
            Asked(
                "",
                _("Lịch theo quy tắc mà không ghi từ ngày nào đến ngày nào: điền hai ô ngày ở trên."),
                Line(0, ""),
                (),
            )
        )
    return asked + [_unmatched(one, given) for one in drafts.unmatched]


def _sentence(one: Question) -> str:
    about = one.about.split(" (")[0] if one.kind == Ask.WEEKDAY else one.about
    sentences = {
        Ask.NO_SUCH_DAY: _("Không có ngày %(about)s trong lịch."),
        Ask.WEEKDAY: _("Ngày và thứ không khớp: %(about)s."),
        Ask.EITHER: _("Lịch ghi “hoặc”: chọn một ngày, hoặc viết rõ từng ngày trong ô trên."),
        Ask.RANGE: _("“%(about)s” là hai ngày, hay tất cả các ngày từ ngày đầu đến ngày cuối?"),
        Ask.SEASONS: _("Lịch ghi giờ theo mùa mà không ghi mùa bắt đầu ngày nào: chọn giờ cho cả lịch này."),
        Ask.SHORT_MONTH: _("Tháng không có ngày %(about)s thì tiếp ngày nào?"),
        Ask.NO_MONTH: _("Ngày %(about)s thuộc tháng nào? Viết rõ tháng trong ô trên."),
        Ask.AFTERNOON: _("Buổi chiều mà không ghi giờ: chọn giờ, hoặc viết giờ trong ô trên."),
        Ask.NOT_READ: _("Không hiểu dòng này: viết rõ từng ngày trong ô trên, hoặc bỏ dòng."),
    }
    return sentences[one.kind] % {"about": about}


def _asked(one: Question) -> Asked:
    answers = tuple((option.value, _label(option)) for option in one.options)
    return Asked(one.key, _sentence(one), one.line, answers)


def _label(option: Option) -> str:
    fixed = {
        "skip": _("bỏ, không tiếp"),
        "both": _("chỉ hai ngày đó"),
        "all": _("tất cả các ngày đó"),
        "last_day": _("ngày cuối tháng đó"),
    }
    if option.value in fixed:
        return fixed[option.value]
    return ", ".join(_day(day) for day in option.days) or option.words or _("theo giờ ở ô trên")


def _day(day: date) -> str:
    return f"{weekday_name(day)} {day:%d/%m/%Y}"


def _unmatched(one: Unmatched, given: Given) -> Asked:
    skip = ("skip", _("bỏ, không lấy dòng này"))
    if one.what == "place":
        places = given.places.values()
        known = tuple((str(place.pk), f"{place.name}, {place.address}") for place in places)
        return Asked(
            one.key,
            _("Chưa rõ địa điểm “%(words)s” là nơi nào.") % {"words": one.words},
            one.line,
            (*known, skip),
        )
    first = [post for pk, post in given.posts.items() if pk in one.candidates]
    posts = [*first, *(post for post in given.posts.values() if post not in first)]
    sentence = (
        _("Chưa rõ “%(words)s” là chức vụ nào của đơn vị.") % {"words": one.words}
        if one.words
        else _("Dòng này không ghi ai tiếp.")
    )
    return Asked(one.key, sentence, one.line, (*((str(post.pk), post.title) for post in posts), skip))
