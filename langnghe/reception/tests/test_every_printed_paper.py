"""Every paper of the room, printed and looked at: size, ink, margins, letters, page numbers; a new one cannot be forgotten.

With LANGNGHE_PRINTED=<folder> each page is left there as a picture.
"""

import inspect
import os
import unicodedata
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pypdfium2
import pytest
from django.test import Client
from django.urls import reverse
from PIL.Image import Image

from langnghe.design.typeset import FONTS
from langnghe.reception import urls, views

from .conftest import Desk
from .printed_scenes import EVERY_LETTER, PAPERS, Scene, scene_of

MM = 72 / 25.4
A4, A5 = (210, 297), (148, 210)
EDGE = 5
# The narrowest margins of the sheets, left and right; nothing printed stands in them.
MARGINS = {"notice_pdf": (18, 16), "booking_slip": (15, 15), "printed_book": (12, 12), "table_file": (10, 10)}
SHEET = (30, 20)
HANGING = 1.5  # the comma that ends a line stands a little beyond it
WHITE = 250
EVERY = [(name, make) for name, makes in PAPERS.items() for make in makes]
HOLDING_EVERY_LETTER = {"book", "refusal", "receipt", "minutes", "dialogue"}
SEVERAL_PAGES = {"book", "receipt", "minutes", "conclusion", "dialogue", "posting_log"}
# Pages of these two say “1/3” at their foot, those of the others a number at their head from the second on.
AT_THE_FOOT = {"printed_book", "table_file"}


@pytest.fixture
def scene(cast: Any, desk: Desk, client: Client) -> Scene:
    return scene_of(cast, desk, client)


@pytest.mark.parametrize(("name", "make"), EVERY, ids=lambda one: getattr(one, "__name__", None))
def test_a_paper_is_fit_to_be_handed_over(name: str, make: Callable[[Scene], Any], scene: Scene) -> None:
    answer = make(scene)
    assert (answer.status_code, answer.get("Content-Type")) == (200, "application/pdf")
    document = pypdfium2.PdfDocument(answer.content)
    _look_for(make.__name__, document)

    pages = [_check_page(name, page) for page in document]
    assert (len(pages) > 1) == (make.__name__ in SEVERAL_PAGES)
    for number, words in enumerate(pages[1:], start=2):
        assert (f"{number}/{len(pages)}" in words) if name in AT_THE_FOOT else words.startswith(f"{number} ")
    if make.__name__ in HOLDING_EVERY_LETTER:
        assert _letters(EVERY_LETTER) <= _letters("".join(pages))


def _look_for(name: str, document: pypdfium2.PdfDocument) -> None:
    """Leave the pages where somebody wants to look at them."""
    if folder := os.environ.get("LANGNGHE_PRINTED"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        for number, page in enumerate(document, start=1):
            _drawn(page, scale=1.5).save(Path(folder) / f"{name}-{number}.png")


def _drawn(page: Any, *, scale: float) -> Image:
    drawn: Image = page.render(scale=scale).to_pil().convert("L")
    return drawn


def _check_page(name: str, page: Any) -> str:
    """The words of a page whose size, ink and letters are as they should be."""
    size = tuple(sorted(round(one / MM) for one in page.get_size()))
    assert size == (A5 if name == "booking_slip" else A4)
    _check_ink(page, MARGINS.get(name, SHEET))
    fonts = {one.get_font().get_base_name().split("+")[-1] for one in page.get_objects(filter=[1])}
    assert {one.split("-")[0] for one in fonts} == {"Tinos"}
    return " ".join(page.get_textpage().get_text_range().split())


def _check_ink(page: Any, margins: tuple[int, int]) -> None:
    """Nothing is cut off at the edge of the sheet, and nothing stands in its margins."""
    drawn = _drawn(page, scale=2)
    ink = drawn.point(lambda grey: 255 if grey < WHITE else 0).getbbox()
    assert ink, "a page without ink"
    left, top, right, bottom = (
        one / 2 / MM for one in (ink[0], ink[1], drawn.width - ink[2], drawn.height - ink[3])
    )
    assert min(top, bottom) >= EDGE
    assert left >= margins[0] - HANGING
    assert right >= margins[1] - HANGING


def _letters(words: str) -> set[str]:
    return {letter for letter in unicodedata.normalize("NFC", words) if letter.isalpha()}


def test_the_fonts_are_beside_the_papers() -> None:
    assert list(FONTS.glob("Tinos*"))


def test_every_address_that_gives_a_pdf_is_printed_here(scene: Scene) -> None:
    """An address says it in its name, or takes the kind of file; what is not printed here has no PDF."""
    may = {
        one.name
        for one in urls.urlpatterns
        if ".pdf" in str(one.pattern) or ("<slug:kind>" in str(one.pattern))
    }
    assert PAPERS.keys() <= may
    assert may - PAPERS.keys() == {"export"}
    scene.client.force_login(scene.cast.an)
    assert scene.client.get(reverse("reception:export", args=["pdf"])).status_code == 404


def test_no_view_makes_a_pdf_by_another_way() -> None:
    shelf = [one for one in vars(views).values() if isinstance(one, ModuleType)]
    making = {
        one.__name__
        for one in shelf
        if "application/pdf" in inspect.getsource(one) or "answer_paper(" in inspect.getsource(one)
    }
    printed = {one.callback.__module__ for one in urls.urlpatterns if one.name in PAPERS}
    assert making == printed | {"langnghe.reception.views.answering"}
