"""A unit's own DOCX as PDF: by a program that is found, within its time; without one the page says so and offers none."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from django.test import Client

from conftest import Cast
from langnghe.kernel.errors import WrongState
from langnghe.petitions import letters
from langnghe.petitions.models import Letter
from langnghe.petitions.tests.test_letter_templates import add, docx
from langnghe.petitions.tests.test_letters import ready

ON = date(2026, 11, 20)
HERE = letters.office.program()
# Does what we ask of LibreOffice: a PDF beside the DOCX, in the folder and the profile that it is given.
CONVERTER = """#!/bin/sh
case "$1" in -env:UserInstallation=file://*) ;; *) exit 3 ;; esac
while [ "$1" != "--outdir" ]; do shift; done
head -c 2 "$3" | grep -q PK && printf '%%PDF-1.7 made by the test' > "$2/letter.pdf"
"""


def install(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    program = folder / "soffice"
    program.write_text(script)
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")


@pytest.fixture
def letter(client: Client, cast: Cast, at_today: Callable[[date], None]) -> Letter:
    at_today(ON)
    add(cast, docx("{{ number }}", "{{ body }}"))
    client.force_login(cast.chi)
    return ready(cast)


def test_where_the_program_is_found_the_template_has_a_pdf(
    client: Client, letter: Letter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path, monkeypatch, CONVERTER)
    assert "Xem thử PDF" in client.get(f"/van-ban-di/{letter.pk}/").content.decode()
    sheet = client.get(f"/van-ban-di/{letter.pk}/van-ban.pdf")

    assert (sheet.status_code, sheet.headers["Content-Type"]) == (200, "application/pdf")
    assert sheet.content.startswith(b"%PDF")


def test_without_the_program_no_button_is_shown_and_the_page_says_why(
    client: Client, letter: Letter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    page = client.get(f"/van-ban-di/{letter.pk}/").content.decode()

    assert "xem thử PDF" not in page.replace("Xem", "xem")
    assert "chưa cài LibreOffice" in page
    assert client.get(f"/van-ban-di/{letter.pk}/van-ban.pdf").status_code == 409


@pytest.mark.parametrize(
    "script", ["#!/bin/sh\nexit 1\n", "#!/bin/sh\nexit 0\n", "#!/bin/sh\nexec sleep 30\n"]
)
def test_a_program_that_fails_or_takes_too_long_is_told_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    install(tmp_path, monkeypatch, script)
    monkeypatch.setattr(letters.office, "SECONDS", 0.5)

    with pytest.raises(WrongState, match="LibreOffice"):
        letters.office.pdf_of(docx("x"))


if HERE:

    def test_the_real_program_makes_a_pdf_that_says_the_same() -> None:
        with pypdfium2.PdfDocument(letters.office.pdf_of(docx("Số: 01/TB-UBND", "Gửi bà Thuý"))) as made:
            told = made[0].get_textpage().get_text_bounded()

        assert "Số: 01/TB-UBND" in told
        assert "Gửi bà Thuý" in told
