"""The tags of the components give the words, the signs and the ties that pages rely on."""

from datetime import date
from typing import Any

import pytest
from django import forms
from django.template import engines
from django.utils import translation

DUE = date(2026, 4, 3)


def rendered(source: str, **context: Any) -> str:
    template = engines["django"].from_string("{% load design %}" + source)
    return " ".join(template.render(context).split())


@pytest.mark.parametrize(
    ("value", "written"),
    [(1166, "1.166"), (0, "0"), (82.5, "82,5"), (1234567.0, "1.234.567"), (None, ""), ("7", "7")],
)
def test_numbers_are_written_as_vietnamese_writes_them(value: Any, written: str) -> None:
    assert rendered("{{ value|vn_number }}", value=value) == written


def test_english_swaps_only_the_separators() -> None:
    with translation.override("en"):
        assert rendered("{{ value|vn_number }}", value=1166) == "1,166"


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (DUE, "thứ Sáu 03/4/2026"),
        (date(2026, 2, 9), "thứ Hai 09/02/2026"),
        (date(2026, 11, 22), "Chủ nhật 22/11/2026"),
        (None, ""),
    ],
)
def test_dates_take_zeros_as_official_papers_do(day: date | None, written: str) -> None:
    assert rendered("{{ day|vn_date }}", day=day) == written


def test_a_state_is_a_word_with_a_sign() -> None:
    shown = rendered('{% tag "late" word %}', word="Quá hạn")
    assert "Quá hạn" in shown
    assert "#alert" in shown


def test_a_state_given_as_a_sign_gets_no_second_one() -> None:
    assert rendered('{% tag "done" "✓" %}') == '<span class="tag done">✓</span>'


def test_an_unknown_tone_stays_plain_and_its_word_is_escaped() -> None:
    assert (
        rendered("{% tag tone word %}", tone="<b>", word="<i>") == '<span class="tag flat">&lt;i&gt;</span>'
    )


def test_a_figure_opens_its_records() -> None:
    shown = rendered("{% figure 1166 url %}", url="/so-lieu/?a=1&b=2")
    assert shown.startswith('<a class="figure" href="/so-lieu/?a=1&amp;b=2">1.166')


def test_a_missing_figure_is_not_zero() -> None:
    assert "chưa có số liệu" in rendered("{% figure value %}", value=None)


@pytest.mark.parametrize(
    ("source", "tone", "words"),
    [
        ("{% due due on %}", "flat", "còn 7 ngày"),
        ("{% due due on working=5 %}", "soon", "còn 5 ngày làm việc"),
        ("{% due due due %}", "soon", "hết hạn hôm nay"),
        ("{% due on due %}", "late", "quá hạn 7 ngày"),
        ("{% due due on done_on=on %}", "done", "đúng hạn"),
        ("{% due on on done_on=due %}", "late", "chậm 7 ngày"),
    ],
)
def test_a_deadline_is_a_date_and_then_words(source: str, tone: str, words: str) -> None:
    shown = rendered(source, due=DUE, on=date(2026, 3, 27))
    assert f'class="tag {tone}"' in shown
    assert words in shown
    assert shown.index("<time") < shown.index(words)


class Form(forms.Form):
    name = forms.CharField(label="Họ tên", help_text="Như trên căn cước.")
    phone = forms.CharField(label="Điện thoại", required=False)
    kind = forms.ChoiceField(label="Loại đơn", choices=[("A", "Kiến nghị")], widget=forms.RadioSelect)
    agree = forms.BooleanField(label="Đồng ý", required=False)


def test_a_field_ties_label_hint_and_error_to_its_input() -> None:
    shown = rendered("{% field form.name %}", form=Form({}))
    assert '<label for="id_name">Họ tên' in shown
    assert 'aria-describedby="id_name_helptext id_name_error"' in shown
    assert 'id="id_name_helptext"' in shown
    assert 'id="id_name_error"' in shown
    assert 'aria-invalid="true"' in shown


def test_a_field_that_may_stay_empty_says_so() -> None:
    assert "(không bắt buộc)" in rendered("{% field form.phone %}", form=Form())


def test_choices_stand_in_a_group_with_a_name() -> None:
    shown = rendered("{% field form.kind %}", form=Form({}))
    assert "<legend>Loại đơn" in shown
    assert 'aria-describedby="id_kind_error"' in shown


def test_a_tick_stands_before_its_words() -> None:
    shown = rendered("{% field form.agree %}", form=Form())
    assert shown.index("<input") < shown.index("Đồng ý")


def test_the_summary_leads_to_each_wrong_field() -> None:
    shown = rendered("{% form_errors form %}", form=Form({"name": "Bình"}))
    assert 'role="alert"' in shown
    assert 'href="#id_kind"' in shown
    assert "id_name" not in shown


def test_a_form_without_faults_has_no_summary() -> None:
    assert rendered("{% form_errors form %}", form=Form()) == ""


def test_crumbs_end_with_this_page() -> None:
    shown = rendered('{% crumbs "Đơn" "/don/" "128/2026" %}')
    assert '<a href="/don/">Đơn</a>' in shown
    assert '<span aria-current="page">128/2026</span>' in shown


def test_the_pager_shows_only_the_ways_there_are() -> None:
    shown = rendered('{% pager "" "?sau=9" %}')
    assert 'rel="next"' in shown
    assert 'rel="prev"' not in shown
    assert rendered("{% pager %}") == ""


def test_an_icon_is_silent_unless_it_is_named() -> None:
    assert 'aria-hidden="true"' in rendered('{% icon "lock" %}')
    assert 'role="img" aria-label="Bảo mật"' in rendered('{% icon "lock" "Bảo mật" %}')


def test_an_empty_state_says_what_to_do_next() -> None:
    shown = rendered('{% empty_state "Chưa có đơn." next="Nhận ở quầy." url="/nhan/" label="Nhận đơn" %}')
    assert "Nhận ở quầy." in shown
    assert '<a class="btn quiet" href="/nhan/">Nhận đơn</a>' in shown
