"""Old office files: find out in which code a text is, and turn it into Unicode."""

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from langnghe.vietnamese.errors import LanguageError, UndecodableBytes
from langnghe.vietnamese.old_codes import TCVN3, VIQR_CODE, VNI, VNI_CODE, viqr_letter
from langnghe.vietnamese.syllable import is_marked, is_syllable
from langnghe.vietnamese.text import normalise


class Encoding(StrEnum):
    """The codes we read; UNICODE is a text that needs no conversion."""

    UNICODE = "unicode"
    UTF_8 = "utf-8"
    UTF_16 = "utf-16"
    TCVN3 = "tcvn3"
    VNI = "vni"
    VIQR = "viqr"
    WINDOWS_1258 = "windows-1258"


@dataclass(frozen=True)
class Decoded:
    """The text, the code it was in, and the share of its marked words that are Vietnamese syllables after reading."""

    text: str
    encoding: Encoding
    share: float = 1.0


_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_WORD = re.compile(r"[^\W\d_]+")
_CODED = re.compile(r"\S{0,20}[^\x00-\x7f]\S{0,20}")
# Bytes that no old Vietnamese file holds: control characters, and the holes of Windows-1252.
_NEVER = re.compile(rb"[\x00-\x08\x0e-\x1f\x81\x8d\x8f\x90\x9d]")
_SAMPLE = 2000
_SURE = 0.8
_FEWEST = 0.2


def _from_tcvn3(text: str) -> str:
    return text.translate(_TO_TCVN3)


def _from_vni(text: str) -> str:
    return VNI_CODE.sub(lambda code: VNI[code[0]], text)


def _from_viqr(text: str) -> str:
    return VIQR_CODE.sub(viqr_letter, text)


def _from_1258(text: str) -> str:
    return text.encode("cp1252", "replace").decode("cp1258", "replace")


_TO_TCVN3 = {ord(code): letter for code, letter in TCVN3.items()}
_CONVERTERS: dict[str, Callable[[str], str]] = {
    Encoding.TCVN3: _from_tcvn3,
    Encoding.VNI: _from_vni,
    Encoding.VIQR: _from_viqr,
    Encoding.WINDOWS_1258: _from_1258,
}


def convert(text: str, from_: str) -> str:
    """Turn a text in an old code (tcvn3, vni, viqr, windows-1258), read as Latin letters, into Vietnamese."""
    converter = _CONVERTERS.get(from_.lower())
    if converter is None:
        known = ", ".join(_CONVERTERS)
        raise LanguageError(f"Không có bảng mã “{from_}”; có: {known}", f"No code “{from_}”; known: {known}")
    return normalise(converter(text))


def detect(text: str) -> Encoding:
    """In which code a string is: the one that makes Vietnamese syllables of its words, or Unicode as it stands."""
    if text.isascii():
        return Encoding.VIQR if _looks_like_viqr(text) else Encoding.UNICODE
    shares = {code: _share(_sample(text), code) for code in (Encoding.UNICODE, Encoding.TCVN3, Encoding.VNI)}
    best = max(shares, key=lambda code: shares[code])
    return best if shares[best] >= _SURE else Encoding.UNICODE


def decode(data: bytes) -> Decoded:
    """Read bytes as UTF-8, UTF-16 with its mark, TCVN3, VNI or Windows-1258; otherwise refuse with the byte's place."""
    for mark, codec in _BOMS:
        if data.startswith(mark):
            encoding = Encoding.UTF_8 if codec == "utf-8" else Encoding.UTF_16
            return Decoded(_strictly(data[len(mark) :], codec, skipped=len(mark)), encoding)
    try:
        return Decoded(_strictly(data, "utf-8"), Encoding.UTF_8)
    except UndecodableBytes as refusal:
        return _decode_old(data, refusal)


def _strictly(data: bytes, codec: str, *, skipped: int = 0) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        raise UndecodableBytes(error.start + skipped, data[error.start]) from None


def _decode_old(data: bytes, refusal: UndecodableBytes) -> Decoded:
    latin = data.decode("cp1252", "replace")
    sample = _sample(latin)
    shares = {code: _share(sample, code) for code in (Encoding.TCVN3, Encoding.VNI, Encoding.WINDOWS_1258)}
    best = max(shares, key=lambda code: shares[code])
    if shares[best] < _SURE:
        raise refusal
    never = _NEVER.search(data)
    if never is not None:
        raise UndecodableBytes(never.start(), never[0][0])
    return Decoded(convert(latin, best), best, round(shares[best], 3))


def _sample(text: str) -> str:
    return " ".join(islice((match[0] for match in _CODED.finditer(text)), _SAMPLE))


def _share(sample: str, code: Encoding) -> float:
    """Of the words that carry marks after conversion, how many are possible syllables."""
    text = normalise(_CONVERTERS[code](sample) if code in _CONVERTERS else sample)
    marked = [word for word in _WORD.findall(text) if is_marked(word)]
    return sum(map(is_syllable, marked)) / len(marked) if marked else 0.0


def _looks_like_viqr(text: str) -> bool:
    words = text[:20000].split()[:_SAMPLE]
    converted = [(word, convert(word, Encoding.VIQR).strip(".,;:!?()\"'")) for word in words]
    marked = [after for _, after in converted if is_marked(after)]
    return len(marked) > _FEWEST * len(words) and sum(map(is_syllable, marked)) >= _SURE * len(marked)
