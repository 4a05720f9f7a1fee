"""Tags of the components: `{% load design %}`. Each answers with markup that needs no style or script of its own."""

from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django import template
from django.forms import BoundField, CheckboxInput
from django.forms.forms import BaseForm
from django.template.loader import get_template, render_to_string
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from langnghe.design import charts, writing
from langnghe.design.choosing import options

register = template.Library()

register.simple_tag(options)

register.filter("vn_number", writing.number)
register.filter("vn_date", writing.long_date)
register.filter("vn_short_date", writing.short_date)

TONES = {"done": "check", "soon": "clock", "late": "alert", "info": "", "flat": ""}


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """A drawing from the sprite; silent for screen readers unless it is given a name."""
    source = f"{static('design/icons.svg')}#{name}"
    if label:
        return format_html(
            '<svg class="icon" width="20" height="20" role="img" aria-label="{}" focusable="false"><use href="{}"/></svg>',
            label,
            source,
        )
    return format_html(
        '<svg class="icon" width="20" height="20" aria-hidden="true" focusable="false"><use href="{}"/></svg>',
        source,
    )


@register.simple_tag
def tag(tone: str, text: Any) -> SafeString:
    """A state in a word, with its sign; the colour only repeats the word."""
    return _tag(tone, str(text))


@lru_cache(maxsize=1024)
def _tag(tone: str, words: str) -> SafeString:
    tone = tone if tone in TONES else "flat"
    sign = icon(TONES[tone]) if TONES[tone] and any(letter.isalpha() for letter in words) else ""
    return format_html('<span class="tag {}">{}{}</span>', tone, sign, words)


@register.simple_tag
def figure(value: float | Decimal | None, url: str = "") -> SafeString:
    """A number that opens the records behind it; a missing one says so instead of showing zero."""
    if value is None:
        return format_html('<span class="muted">{}</span>', _("chưa có số liệu"))
    written = value if isinstance(value, str) else writing.number(value)
    if not url:
        return format_html('<span class="figure">{}</span>', written)
    return format_html(
        '<a class="figure" href="{}">{}<span class="visually-hidden"> {}</span></a>',
        url,
        written,
        _("(mở danh sách)"),
    )


@register.inclusion_tag("design/_field.html")
def field(bound: BoundField) -> dict[str, Any]:
    """Label, hint, error and input of one form field, tied together for screen readers."""
    described = [f"{bound.auto_id}_helptext"] if bound.help_text else []
    described += [f"{bound.auto_id}_error"] if bound.errors else []
    return {
        "field": bound,
        "as_group": bound.use_fieldset,
        "as_tick": isinstance(bound.field.widget, CheckboxInput),
        "described": " ".join(described),
    }


@register.inclusion_tag("design/_form_errors.html")
def form_errors(form: BaseForm) -> dict[str, Any]:
    """What is still wrong, at the top of the form, each line leading to its field."""
    links = [
        {
            "target": bound.id_for_label or bound.auto_id,
            "label": bound.label,
            "message": " ".join(str(error) for error in bound.errors),
        }
        for bound in form
        if bound.errors
    ]
    return {"form": form, "links": links, "prefix": f"{form.prefix}-" if form.prefix else ""}


@register.inclusion_tag("design/_empty.html")
def empty_state(
    text: str,
    next: str = "",  # noqa: A002 - templates read next="…"
    url: str = "",
    label: str = "",
    sign: str = "inbox",
) -> dict[str, Any]:
    """Nothing here yet, and what to do next."""
    return {"text": text, "next": next, "url": url, "label": label, "sign": sign}


@register.simple_tag
def due(deadline_on: date, on: date, working: int | None = None, done_on: date | None = None) -> SafeString:
    """The date first, then what is left in words; `working` is the number of working days where the law counts those."""
    tone, words = writing.left(deadline_on, on=on, working=working, done_on=done_on)
    return format_html(
        '<span class="due-line"><time datetime="{}">{}</time> {}</span>',
        deadline_on.isoformat(),
        writing.long_date(deadline_on),
        _tag(tone, words),
    )


@register.inclusion_tag("design/_crumbs.html")
def crumbs(*steps: str) -> dict[str, Any]:
    """Pairs of label and address, ending with the label of this page: {% crumbs "Đơn" url "128/2026" %}."""
    labels, urls = steps[::2], [*steps[1::2], ""]
    return {"steps": [{"label": label, "url": url} for label, url in zip(labels, urls, strict=False)]}


@register.inclusion_tag("design/_pager.html")
def pager(previous: str = "", following: str = "") -> dict[str, Any]:
    """Links to the page before and after; pages are found by key, so there are no page numbers."""
    return {"previous": previous, "following": following}


@register.inclusion_tag("design/_stat.html")
def stat(label: str, value: float | None, url: str = "", tone: str = "", hint: str = "") -> dict[str, Any]:
    return {"label": label, "value": value, "url": url, "tone": tone, "hint": hint}


@register.inclusion_tag("design/_timeline.html")
def timeline(entries: list[dict[str, Any]]) -> dict[str, Any]:
    """Entries with `title`, and optionally `on`, `note`, `url`, `tag`, `tone`, `coming`."""
    return {"entries": entries}


@register.inclusion_tag("design/_share_bar.html")
def share_bar(parts: list[dict[str, Any]], label: str = "") -> dict[str, Any]:
    """One bar divided among parts (`label`, `value`, `tone`, `url`), its legend beneath."""
    return {"parts": charts.shares(parts), "label": label or charts.in_words(parts)}


@register.inclusion_tag("design/_bar_chart.html")
def bar_chart(rows: list[dict[str, Any]], caption: str = "") -> dict[str, Any]:
    """A bar for each row (`label`, `value`, `tone`, `url`): the table is the chart."""
    return {"rows": charts.bars(rows), "caption": caption}


@register.simple_tag
def nav_links(items: list[dict[str, Any]]) -> SafeString:
    """The links of a navigation, which a page shows twice: in the frame and in the menu of a small screen."""
    return _nav_links(tuple((one["label"], one["url"], one["current"], one.get("count")) for one in items))


@lru_cache(maxsize=512)
def _nav_links(items: tuple[tuple[str, str, bool, int | None], ...]) -> SafeString:
    return render_to_string("design/_nav_links.html", {"items": items})


@register.simple_tag
def rows(template_name: str, given: list[Any]) -> SafeString:
    """The rows of a list by a template of Jinja (`design/jinja.py`), which knows them as `rows` and nothing else."""
    return SafeString(get_template(template_name, using="jinja2").render({"rows": given}))


@register.simple_tag
def key(letter: str) -> SafeString:
    """The letter of a keyboard shortcut, beside the button that has the same `data-key`."""
    return format_html('<kbd aria-hidden="true">{}</kbd>', letter.upper())
