"""Abbreviations of the bodies that issue documents: they say to which system a document belongs."""

import re

_COMMITTEES = "TW|TU|HU|QU|ThU|TXU"
_OFFICES = "VP|BTC|BTG|BTGDV|BDV|BNC|UBKT|BKT|BTV|BCH|BCĐ|BBVCSSK|HĐLL"
PARTY = re.compile(rf"(?:{_OFFICES})?(?:{_COMMITTEES})|(?:{_OFFICES})?ĐU[A-ZĐ]{{0,8}}|BCSĐ[A-ZĐ]{{0,8}}|DUK")
ORGANISATION = re.compile(
    r"MTT[WQ][A-ZĐ]*|UBMT[A-ZĐ]*|ĐCT[A-ZĐ]*|BTTUBMT[A-ZĐ]*|TW(?:Đ|H)[A-ZĐ]+|TLĐ|LĐLĐ|ĐTN|HND|HLHPN|LHPN|HPN|CCB|HCCB"
)
_MINISTRIES = (
    "BNV|BTP|BTC|BCA|BQP|BNG|BYT|BXD|BGTVT|BCT|BTTTT|BKHCN|BGDĐT|BGD&ĐT|BTNMT|BNNMT|BNN|BNNPTNT|BLĐTBXH|BKHĐT|BVHTTDL"
    "|BDTTG|UBDT|NHNN|TTCP|VPCP|VPQH|KTNN|TANDTC|VKSNDTC"
)
STATE = re.compile(
    rf"(?:QH|UBTVQH)\d{{0,2}}|CP|TTg|CTN|UBND|HĐND|VP|TTT|CA|CAT|CAH|VPUB|VPUBND|VPHĐND|{_MINISTRIES}|[SP][A-ZĐ&]{{2,8}}"
)
ASSEMBLY = re.compile(r"(?:QH|UBTVQH)\d{1,2}")


def system_of(body: str) -> str | None:
    """Party, state or organisation; none for a body that the table does not know."""
    for system, known in (("party", PARTY), ("organisation", ORGANISATION), ("state", STATE)):
        if known.fullmatch(body):
            return system
    return None


def without_footnote(body: str) -> str:
    """“TW1” is TW with the mark of a footnote; only the assembly's numbers belong to its name."""
    bare = body.rstrip("0123456789")
    is_marked = bare != body and not ASSEMBLY.fullmatch(body) and system_of(bare) is not None
    return bare if is_marked else body
