"""Types of documents and their abbreviations: decree 30/2020, appendix III, and the Party's own rules of form."""

# Abbreviation → the types it may stand for; the first is meant where no type is spelled out.
STATE = {
    "NQ": ("nghị quyết",), "QĐ": ("quyết định", "quy định"), "CT": ("chỉ thị",), "QC": ("quy chế",),
    "QyĐ": ("quy định",), "TC": ("thông cáo",), "TB": ("thông báo", "thông báo kết luận"), "HD": ("hướng dẫn",),
    "CTr": ("chương trình", "chương trình hành động", "chương trình công tác"), "KH": ("kế hoạch",),
    "PA": ("phương án",), "ĐA": ("đề án",), "DA": ("dự án",), "BC": ("báo cáo",), "BB": ("biên bản",),
    "TTr": ("tờ trình",), "HĐ": ("hợp đồng",), "CĐ": ("công điện",), "BGN": ("bản ghi nhớ",),
    "BTT": ("bản thỏa thuận",), "GUQ": ("giấy ủy quyền",), "GM": ("giấy mời",), "GGT": ("giấy giới thiệu",),
    "GNP": ("giấy nghỉ phép",), "PG": ("phiếu gửi",), "PC": ("phiếu chuyển",), "PB": ("phiếu báo",),
    "SY": ("bản sao y",), "TrS": ("bản trích sao",), "SL": ("bản sao lục",), "NĐ": ("nghị định",),
    "TT": ("thông tư",), "PL": ("pháp lệnh",), "KL": ("kết luận", "kết luận thanh tra"), "CV": ("công văn",),
    "QĐi": ("quy định",),
}  # fmt: skip
# The Party writes QĐ for two types and TTr, TT for thông tri, which the State does not know.
PARTY = STATE | {"TTr": ("thông tri", "tờ trình"), "TT": ("thông tri",), "BS": ("bản sao",)}
JOINT = {
    "NQLT": ("nghị quyết liên tịch",), "TTLT": ("thông tư liên tịch",), "QCPH": ("quy chế phối hợp", "quy chế"),
    "HDLT": ("hướng dẫn liên tịch",), "KHLT": ("kế hoạch liên tịch",), "CTPH": ("chương trình phối hợp",),
    "CTLT": ("chương trình liên tịch",), "KHPH": ("kế hoạch phối hợp",),
}  # fmt: skip
ALL = STATE | PARTY | JOINT
# Writings of hurried keyboards; each is read as the abbreviation it stands for.
VARIANTS = {"CTR": "CTr", "TTR": "TTr", "Ttr": "TTr", "QĐI": "QĐi", "QYĐ": "QyĐ", "QD": "QĐ", "ND": "NĐ"}
# Types whose symbol holds no abbreviation, or that stand for any type.
UNABBREVIATED = ("luật", "bộ luật", "hiến pháp", "văn bản", "công văn hỏa tốc", "nghị quyết liên tịch")
SPELLED = frozenset(
    {name for names in (*STATE.values(), *ALL.values()) for name in names} | set(UNABBREVIATED)
)
# “Văn bản số 5” says nothing about the type.
ANY_TYPE = "văn bản"
_OTHERS = ALL | STATE
LAST_WORDS = frozenset(name.split()[-1] for name in SPELLED)
LONGEST_TYPE = max(len(name.split()) for name in SPELLED)
# By their last words, the longest first: “thông báo kết luận” before “kết luận”.
BY_LAST_WORD = {
    last: sorted((name for name in SPELLED if name.split()[-1] == last), key=len, reverse=True)
    for last in LAST_WORDS
}


def abbreviation(token: str) -> str | None:
    token = VARIANTS.get(token, token)
    return token if token in ALL else None


def types_of(abbr: str | None, *, of_party: bool) -> tuple[str, ...]:
    return (PARTY if of_party and abbr not in JOINT else _OTHERS).get(abbr or "", ())


def capitalised(name: str) -> str:
    return name[0].upper() + name[1:]
