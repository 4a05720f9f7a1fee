"""A folded template says what Django's own says: in each language, for every reader, however often it is asked."""

from typing import Any

import pytest
from django.template import Context, Engine, engines
from django.template.base import TextNode
from django.test import RequestFactory
from django.utils import translation

from langnghe.design import samples
from langnghe.design.folding import Addressed, Folded, fold

LOADED = "{% load design i18n static %}"
TEXTS = [
    '<a href="{% url "web:home" %}">{% translate "Tra cứu đơn" %}</a>{% static "design/app.css" %}',
    '{% url "web:home" as home %}{{ home }}{% translate "Tra cứu đơn" as word %}{{ word }}',
    '{% for n in many %}<a href="{% url "petitions:public_answer" n %}">{{ n }}</a>{% icon "plus" %}{% endfor %}',
    "{% blocktranslate %}Lắng Nghe{% endblocktranslate %}{% blocktranslate %}Đơn {{ name }}{% endblocktranslate %}",
    '{% if name %}{% translate "Tra cứu đơn" %}{% else %}{% translate "Số liệu" %}{% endif %}{% comment %}x{% endcomment %}',
    '{% language "en" %}{% translate "Tra cứu đơn" %}{% endlanguage %}{% translate "Tra cứu đơn" %}',
    '{% block a %}{% translate "Tra cứu đơn" %}{% endblock %}{% key "f" %}{% translate name %}',
    '{% autoescape off %}{% translate "Tra cứu đơn" %}{{ name }}{% endautoescape %}',
]
GIVEN: dict[str, Any] = {"name": "<b>Số liệu</b>", "many": [1, 2, 1]}


def ours() -> Engine:
    backend: Any = engines["django"]
    engine: Engine = backend.engine
    return engine


def plain() -> Engine:
    options = ours()
    return Engine(
        loaders=["django.template.loaders.app_directories.Loader"],
        context_processors=options.context_processors,
        libraries=options.libraries,
        builtins=options.builtins,
    )


@pytest.mark.parametrize("text", TEXTS)
def test_the_same_words_in_each_language_and_again(text: str) -> None:
    whole, folded = (ours().from_string(LOADED + text) for _ in range(2))
    fold(folded.nodelist)
    for language in ("vi", "en", "vi"):
        for name in ("<b>Số liệu</b>", "", "Tra cứu đơn"):
            with translation.override(language):
                expected = whole.render(Context(GIVEN | {"name": name}))
                assert folded.render(Context(GIVEN | {"name": name})) == expected


@pytest.mark.parametrize("frame", ["design/base.html", "design/desk.html"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_component_looks_as_without_folding(frame: str, language: str) -> None:
    request = RequestFactory().get("/mau/")
    given = {**samples.context(frame), "csrf_token": "of-this-test", "request": request}
    with translation.override(language):
        folded = ours().get_template("design/gallery.html").render(Context(given))
        whole = plain().get_template("design/gallery.html").render(Context(given))

    assert folded == whole


def test_what_is_the_same_for_all_is_one_node() -> None:
    template = ours().from_string(LOADED + TEXTS[0])
    fold(template.nodelist)

    assert [type(node) for node in template.nodelist] == [Folded]


def test_text_alone_stays_text() -> None:
    template = ours().from_string("{% load i18n %}a{% comment %}b{% endcomment %}c")
    fold(template.nodelist)

    assert [type(node) for node in template.nodelist] == [TextNode]
    assert template.render(Context()) == "ac"


def test_addresses_are_not_kept_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("langnghe.design.folding.MOST_ADDRESSES", 2)
    template = ours().from_string('{% url "petitions:public_answer" n %}')
    fold(template.nodelist)
    shown = [template.render(Context({"n": n})) for n in (1, 2, 3, 1)]

    assert shown == ["/da-tra-loi/1/", "/da-tra-loi/2/", "/da-tra-loi/3/", "/da-tra-loi/1/"]
    (node,) = template.nodelist
    assert isinstance(node, Addressed)
    assert len(node.found) <= 2
