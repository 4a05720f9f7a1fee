"""Tables of single characters: invisible ones, marks, and what folding leaves of a letter."""

from unicodedata import normalize

# Acute, grave, hook above, tilde, dot below.
TONE_MARKS = "\u0301\u0300\u0309\u0303\u0323"
# Soft hyphen, joiners, zero widths, directions of writing, byte order mark.
INVISIBLE = "".join(
    map(
        chr,
        [
            0x00AD,
            0x034F,
            0x061C,
            0x180E,
            *range(0x200B, 0x2010),
            *range(0x202A, 0x202F),
            *range(0x2060, 0x2070),
            0xFEFF,
            *range(0xFFF9, 0xFFFC),
        ],
    )
)
# Scripts and marks that came with Unicode 15 and 16: one version of Python or PostgreSQL takes them apart or puts them
# in order, another does not. Folding drops them, so that both always agree.
YOUNG = (
    (0x0897, 0x0897), (0x105C0, 0x105FF), (0x10D40, 0x10D8F), (0x10EFC, 0x10EFF), (0x11380, 0x113FF), (0x11F00, 0x11F5F),
    (0x16100, 0x1613F), (0x16D40, 0x16D7F), (0x1E08F, 0x1E08F), (0x1E4D0, 0x1E4FF), (0x1E5D0, 0x1E5FF),
)  # fmt: skip
SPACES = "\u00a0\u2007\u202f"
FIRST_MARK, LAST_MARK = "\u0300", "\u036f"
# Letters whose stroke Unicode does not take apart; Ð (U+00D0) stands for Đ in old texts.
_STROKES = {"đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l"}
# Latin, Greek, Cyrillic. Blocks closed long ago, so that every Unicode version agrees on them.
_CAPITALS = [*range(0x41, 0x250), *range(0x370, 0x530)]


def _fold_table() -> dict[str, str]:
    table = dict.fromkeys(INVISIBLE, "")
    table |= {chr(code): "" for first, last in YOUNG for code in range(first, last + 1)}
    table |= {chr(code): "" for code in range(ord(FIRST_MARK), ord(LAST_MARK) + 1)}
    table |= dict.fromkeys(SPACES, " ")
    for letter in map(chr, _CAPITALS):
        small = letter.lower()
        if len(small) == 1 and small != letter and normalize("NFD", letter) == letter:
            table[letter] = small
    return table | _STROKES


# After canonical decomposition, every single character that folding changes.
FOLD_TABLE: dict[str, str] = _fold_table()
