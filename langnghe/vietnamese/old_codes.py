"""Tables of the codes used before Unicode: TCVN3 (ABC), VNI, VIQR."""

import re
from unicodedata import normalize

# TCVN3 gives each letter one byte; most capitals with tones were small letters in a font of capitals. The last row
# is of TCVN 5712 VN2, which shares the code: capitals and tone marks of their own.
TCVN3 = dict(
    zip(
        "¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ¯º¿ÀÁÂÃÄÅÍÙÚÛàð°±²³´",
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
        "ẰẲẴẮẦẨẪẤỀỂỄẾỒỔỖ\u0300\u0309\u0303\u0301\u0323",
        strict=True,
    )
)
_TONES = dict(zip("ùøûõï", "\u0301\u0300\u0309\u0303\u0323", strict=True))
_CIRCUMFLEX = dict(zip("âáàåãä", ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323"), strict=True))
_BREVE = dict(zip("êéèúüë", ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323"), strict=True))
_ALONE = {"ñ": "đ", "ô": "ơ", "ö": "ư", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}


def _vni() -> dict[str, str]:
    """VNI writes the vowel, then a sign for what stands over it."""
    pairs = dict(_ALONE)
    for vowel in "aeouyôö":
        pairs |= {vowel + sign: _ALONE.get(vowel, vowel) + tone for sign, tone in _TONES.items()}
    for vowel in "aeo":
        pairs |= {vowel + sign: vowel + "\u0302" + tone for sign, tone in _CIRCUMFLEX.items()}
    pairs |= {"a" + sign: "a\u0306" + tone for sign, tone in _BREVE.items()}
    composed = {code: normalize("NFC", letters) for code, letters in pairs.items()}
    cases = {code.upper(): letter.upper() for code, letter in composed.items()}
    # “Aù” at the head of a word: a capital vowel with the small sign.
    mixed = {
        code[0].upper() + code[1:]: letter.upper() for code, letter in composed.items() if len(code) == 2
    }
    return composed | mixed | cases


VNI = _vni()
VNI_CODE = re.compile("|".join(sorted(map(re.escape, VNI), key=len, reverse=True)))

_VIQR_SHAPES = {"^": "\u0302", "(": "\u0306", "+": "\u031b", "*": "\u031b"}
_VIQR_TONES = {"'": "\u0301", "`": "\u0300", "?": "\u0309", "~": "\u0303", ".": "\u0323"}
# A backslash keeps the sign after it; a full stop or question mark at the end of a line is one.
VIQR_CODE = re.compile(r"\\(.)|([dD])[dD]|([aAeEoOuUiIyY])([\^(+*]?)((?:[`'~]|[.?](?!\s*(?:\n|\Z)))?)")


def viqr_letter(match: re.Match[str]) -> str:
    if match[1]:
        return match[1]
    if match[2]:
        return "đ" if match[2] == "d" else "Đ"
    shape = _VIQR_SHAPES.get(match[4], "")
    composed = normalize("NFC", match[3] + shape)
    if shape and len(composed) > 1:
        return match[0]
    return normalize("NFC", composed + _VIQR_TONES.get(match[5], ""))
