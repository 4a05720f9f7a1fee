"""A unit's own DOCX: filled with plain text, kept by letters already numbered; everything else is refused."""

import zipfile
from collections.abc import Callable
from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from docx import Document

from conftest import Cast
from langnghe.kernel.errors import Invalid, NotAllowed
from langnghe.petitions import letters, selectors, services
from langnghe.petitions.models import LetterTemplate
from langnghe.petitions.tests.test_letters import issued, ready

ON = date(2026, 11, 20)
KIND = "acceptance_notice"


def docx(*lines: str, header: str = "") -> bytes:
    document, out = Document(), BytesIO()
    for line in lines:
        document.add_paragraph(line)
    if header:
        document.sections[0].header.paragraphs[0].text = header
    document.save(out)
    return out.getvalue()


def add(cast: Cast, content: bytes) -> LetterTemplate:
    return services.add_template(
        unit=cast.committee.pk, kind=KIND, name="m.docx", content=content, by=cast.chi, on=ON
    )


def with_member(name: str, data: bytes) -> bytes:
    out = BytesIO(docx("x"))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return out.getvalue()


def text_of(content: bytes) -> str:
    return "\n".join(one.text for one in Document(BytesIO(content)).paragraphs)


def test_a_letter_is_written_by_the_units_own_template(cast: Cast) -> None:
    add(cast, docx("MẪU PHƯỜNG {{ number }}", "Gửi {{ addressee }}", "{{ body }}", header="{{ unit }}"))
    letter = issued(cast)
    words = text_of(selectors.docx_of(letter, ON))

    assert "MẪU PHƯỜNG Số: 01/TB-UBND" in words
    assert "Gửi Lê Văn Bình" in words
    assert "đủ điều kiện" in words


def test_values_are_text_whatever_signs_they_hold(cast: Cast) -> None:
    add(cast, docx("{{ summary }}"))
    letter = ready(cast)
    letter.petition.summary = "A & B <w:t> {{ 7*7 }} \x0b {% for %}"
    words = text_of(selectors.docx_of(letter, ON))

    assert "A & B <w:t> {{ 7*7 }}" in words


def test_a_numbered_letter_keeps_the_template_it_was_written_with(cast: Cast) -> None:
    add(cast, docx("cũ {{ number }}"))
    letter = issued(cast)
    add(cast, docx("mới {{ number }}"))

    assert "cũ Số: 01" in text_of(selectors.docx_of(letter, ON))
    assert LetterTemplate.objects.filter(ended_on=ON).count() == 1


def test_going_back_to_the_shipped_form(cast: Cast) -> None:
    add(cast, docx("riêng"))
    services.end_template(unit=cast.committee.pk, kind=KIND, by=cast.chi, on=ON)

    assert "THÔNG BÁO" in text_of(selectors.docx_of(ready(cast), ON))


def test_unknown_placeholders_are_refused_by_their_names(cast: Cast) -> None:
    with pytest.raises(Invalid, match="can_cuoc, tuoi"):
        add(cast, docx("{{ tuoi }}", header="{{ can_cuoc }}"))


@pytest.mark.parametrize(
    "line",
    [
        "{% for x in body %}{{ x }}{% endfor %}",
        "{{ body.__class__ }}",
        "{{ body|upper }}",
        "{{ 9**9 }}",
        "{{ number() }}",
        "{{ body",
        "{% include 'x' %}",
        "{{ 'x' * 99999 }}",
    ],
)
def test_only_names_may_stand_in_a_placeholder(cast: Cast, line: str) -> None:
    with pytest.raises(Invalid):
        add(cast, docx(line))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK nothing",
        b"x" * (letters.own.LARGEST + 1),
        with_member("word/vbaProject.bin", b"x"),
        with_member("word/bomb.xml", b"0" * (letters.own.UNPACKED + 1)),
        with_member("word/x.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'),
        with_member("word/_rels/x.rels", b'<r><Relationship TargetMode="External" Target="http://x"/></r>'),
        with_member("word/_rels/x.rels", b"<r><Relationship Type='a/hyperlink' TargetMode='External'/></r>"),
        with_member("word/_rels/x.rels", b"<r><Relationship Type='a/vbaProject' Target='notes.xml'/></r>"),
        with_member("word/media/image1.png", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
    ],
    ids=[
        "empty",
        "no zip",
        "large",
        "macro",
        "bomb",
        "entities",
        "outside",
        "link",
        "renamed macro",
        "object",
    ],
)
def test_what_is_no_harmless_docx_is_refused(cast: Cast, content: bytes) -> None:
    with pytest.raises(Invalid):
        add(cast, content)


def test_too_many_parts_are_refused(cast: Cast) -> None:
    out = BytesIO(docx("x"))
    with zipfile.ZipFile(out, "a") as archive:
        for n in range(letters.own.MEMBERS):
            archive.writestr(f"word/{n}.txt", "x")
    with pytest.raises(Invalid, match="quá lớn"):
        add(cast, out.getvalue())


def test_changing_a_template_needs_the_right_to_decide(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        services.add_template(
            unit=cast.committee.pk, kind=KIND, name="m", content=docx("x"), by=cast.an, on=ON
        )


def test_the_page_lists_placeholders_takes_a_template_and_tells_a_refusal(
    client: Client, cast: Cast, at_today: Callable[[date], None]
) -> None:
    at_today(ON)
    client.force_login(cast.chi)
    url = f"/van-ban-di/mau/{cast.committee.pk}/acceptance-notice/"
    assert "{{ respondent }}" in client.get(url).content.decode()
    page = client.post(url, {"template": SimpleUploadedFile("m.docx", docx("{{ tuoi }}"))})
    assert page.status_code == 422
    assert "tuoi" in page.content.decode()
    page = client.post(url, {"template": SimpleUploadedFile("m.docx", docx("{{ body }}"))}, follow=True)
    assert "Đang dùng mẫu m.docx" in page.content.decode()
    client.force_login(cast.dung)
    assert client.get(url).status_code == 404
