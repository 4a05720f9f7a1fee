"""Old office files are found out and converted, or refused with the byte's place."""

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from langnghe.vietnamese.encodings import Encoding, convert, decode, detect
from langnghe.vietnamese.errors import LanguageError, UndecodableBytes
from langnghe.vietnamese.old_codes import TCVN3, VNI

TEXT = "Cộng hòa xã hội chủ nghĩa Việt Nam. Độc lập - Tự do - Hạnh phúc. Đơn kiến nghị về việc tiếp công dân ở phường."
IN_TCVN3 = "Céng hßa x· héi chñ nghÜa ViÖt Nam. §éc lËp - Tù do - H¹nh phóc. §¬n kiÕn nghÞ vÒ viÖc tiÕp c«ng d©n ë ph\u00adêng."
IN_VNI = "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam. Ñoäc laäp - Töï do - Haïnh phuùc. Ñôn kieán nghò veà vieäc tieáp coâng daân ôû phöôøng."  # fmt: skip
IN_VIQR = "Co^.ng ho`a xa~ ho^.i chu? nghi~a Vie^.t Nam\\. DDo^.c la^.p - Tu+. do - Ha.nh phu'c\\. DDo+n kie^'n nghi. ve^` vie^.c tie^'p co^ng da^n o+? phu+o+`ng."  # fmt: skip


@pytest.mark.parametrize(("code", "written"), [("tcvn3", IN_TCVN3), ("vni", IN_VNI), ("viqr", IN_VIQR)])
def test_an_old_text_is_detected_and_converted(code: str, written: str) -> None:
    assert detect(written) == code
    assert convert(written, code) == TEXT


@pytest.mark.parametrize(("code", "written"), [("tcvn3", IN_TCVN3), ("vni", IN_VNI)])
def test_an_old_file_is_read_from_its_bytes(code: str, written: str) -> None:
    found = decode(written.encode("latin-1"))
    assert (found.text, found.encoding) == (TEXT, code)


@pytest.mark.parametrize(
    "text", [TEXT, normalize("NFD", TEXT), "Café déjà vu", "Don't you know? It's so.", "", "1.166"]
)
def test_what_needs_no_conversion_is_left_alone(text: str) -> None:
    assert detect(text) == Encoding.UNICODE


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8"),
        (TEXT.encode("utf-16"), "utf-16"),
        (b"", "utf-8"),
    ],
)
def test_unicode_files_are_read_by_their_marks(data: bytes, encoding: str) -> None:
    assert decode(data).encoding == encoding
    assert decode(data).text in {TEXT, ""}


def test_windows_1258_is_read() -> None:
    words = "Tiếp công dân ở phường, đơn kiến nghị"
    tones = str.maketrans({"ế": "ê\u0301", "ở": "ơ\u0309", "ờ": "ơ\u0300", "ị": "i\u0323"})
    found = decode(words.translate(tones).encode("cp1258"))
    assert (found.text, found.encoding) == (words, Encoding.WINDOWS_1258)


@pytest.mark.parametrize(
    ("data", "position"),
    [
        (TEXT.encode() + b"\xff", len(TEXT.encode())),
        (b"\x89PNG\r\n\x1a\n\x00", 0),
        (b"caf\xe9 au lait", 3),
        (TEXT.encode() + IN_TCVN3.encode("latin-1"), len(TEXT.encode()) + 1),
        (IN_TCVN3.encode("latin-1") + b" \x81", len(IN_TCVN3) + 1),
        ("Ủy ban".encode("utf-16") + b"\x00", 14),
    ],
)
def test_bytes_of_no_code_are_refused_with_their_place(data: bytes, position: int) -> None:
    with pytest.raises(UndecodableBytes) as refused:
        decode(data)
    assert refused.value.position == position
    assert f"0x{data[position]:02X} ở vị trí {position} " in str(refused.value)


def test_an_unknown_code_is_refused() -> None:
    with pytest.raises(LanguageError, match="ebcdic"):
        convert("Ủy ban", "ebcdic")


@given(st.text(alphabet=[letter for letter in TCVN3.values() if len(letter) == 1 and letter.isalpha()]))
def test_every_letter_of_tcvn3_comes_back(text: str) -> None:
    code = {letter: sign for sign, letter in TCVN3.items()}
    assert convert("".join(code[letter] for letter in text), "tcvn3") == text


@given(st.text(alphabet=sorted({letter for letter in VNI.values() if letter.islower()})))
def test_every_letter_of_vni_comes_back(text: str) -> None:
    code = {letter: sign for sign, letter in VNI.items()}
    assert convert(" ".join(code[letter] for letter in text), "vni") == " ".join(text)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_within_them(data: bytes) -> None:
    assert 0 <= _refused_at(data) <= len(data)


def _refused_at(data: bytes) -> int:
    try:
        decode(data)
    except UndecodableBytes as refusal:
        return refusal.position
    return len(data)
