"""Who issued a document, as running text says it, and whether that fits the symbol."""

import re
from functools import lru_cache

from langnghe.vietnamese.text import Tones, with_tones

_UPPER = "".join(chr(code) for code in (*range(0x41, 0x5B), *range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA)) if chr(code).isupper())  # fmt: skip
_S = r"\s{1,2}"
# A capital that begins the subject is no name: “của UBND tỉnh Quy định về …”.
_SUBJECT = "Quy định|Quy chế|Ban hành|Phê duyệt|Hướng dẫn|Về|Sửa đổi|Bãi bỏ|Nghị|Quyết|Thông|Chỉ thị|Kết luận|Kế hoạch|Luật|Căn cứ|Theo"
_NAME = rf"(?!(?:{_SUBJECT})(?!\w))[{_UPPER}]\w{{0,12}}"
_LEVEL = "tỉnh|thành phố|TP|Tp|huyện|quận|thị xã|thị trấn|phường|xã|đặc khu"
_AREA = rf"(?:{_S}(?:{_LEVEL})(?!\w)\.?)?(?:{_S}{_NAME}){{0,4}}(?:,{_S}(?:{_LEVEL})(?:{_S}{_NAME}){{1,4}})?"
_FIELDS = (
    "Nội vụ|Tư pháp|Tài chính|Công an|Quốc phòng|Ngoại giao|Y tế|Xây dựng|Giao thông vận tải|Công Thương"
    "|Thông tin và Truyền thông|Khoa học và Công nghệ|Giáo dục và Đào tạo|Tài nguyên và Môi trường"
    "|Nông nghiệp và Môi trường|Nông nghiệp và Phát triển nông thôn|Lao động - Thương binh và Xã hội"
    "|Lao động, Thương binh và Xã hội|Kế hoạch và Đầu tư|Văn hóa, Thể thao và Du lịch|Dân tộc và Tôn giáo"
)
_CENTRAL = (
    "Bộ Chính trị|Ban Bí thư(?: Trung ương(?: Đảng)?)?|Ban Chấp hành Trung ương(?: Đảng)?|BCH Trung ương(?: Đảng)?"
    "|Trung ương Đảng|Thủ tướng(?: Chính phủ)?|Tổng Thanh tra(?: Chính phủ)?|Thanh tra Chính phủ|Văn phòng Chính phủ"
    "|Chính phủ|Ủy ban Thường vụ Quốc hội|UBTVQH|Quốc hội|Chủ tịch nước"
)
_OFFICES = "Ban Thường vụ|BTV|Ban Chấp hành|BCH|Thường trực|Văn phòng|Ủy ban Kiểm tra|UBKT|Ban (?:Dân vận|Tổ chức|Tuyên giáo và Dân vận|Tuyên giáo|Nội chính)"
_COMMITTEE = rf"(?:(?:{_OFFICES}) )?(?:Tỉnh ủy|Thành ủy|Huyện ủy|Quận ủy|Thị ủy|Đảng ủy|Trung ương)"
_COUNCIL = (
    r"(?:(?:Phó Chủ tịch|Chủ tịch|Thường trực|Văn phòng) )?(?:UBND|HĐND|Ủy ban nhân dân|Hội đồng nhân dân)"
)
_FRONT = r"(?:(?:Đoàn Chủ tịch|Ban Thường trực) )?(?:Ủy ban )?(?:Trung ương )?(?:MTTQ|Mặt trận Tổ quốc)(?: Việt Nam)?"
_LOCAL = rf"(?:{_COMMITTEE}|{_COUNCIL}|{_FRONT}|Sở (?:{_FIELDS})|Thanh tra)"
_HEADS = rf"(?i:{_CENTRAL}|(?:Bộ trưởng )?Bộ (?:{_FIELDS}))".replace(" ", _S)
ISSUER = re.compile(rf"(?:{_HEADS}(?!\w)|(?i:{_LOCAL.replace(' ', _S)})(?!\w){_AREA})")

# The rimes whose two writings differ; a look for them spares most texts the rest.
_NEW_RIMES = re.compile(r"[oOuU](?:(?<=[oO])[àáảãạÀÁẢÃẠèéẻẽẹÈÉẺẼẸ]|(?<=[uU])[ỳýỷỹỵỲÝỶỸỴ])")
_CITIES = re.compile(r"Hà Nội|Hồ Chí Minh|HCM|Hải Phòng|Đà Nẵng|Cần Thơ|Huế")
# What an issuer's name asks of the body in the symbol; the first that fits the name is asked.
_EXPECTED = tuple(
    (re.compile(name, re.IGNORECASE), re.compile(body))
    for name, body in (
        (r"Tỉnh ủy", r".*TU"),
        (r"Thành ủy", r".*(?:TU|ThU)"),
        (r"Huyện ủy", r".*HU"),
        (r"Quận ủy", r".*QU"),
        (r"Thị ủy", r".*(?:TXU|ThU)"),
        (r"Đảng ủy", r".*ĐU.*|DUK"),
        (r"Mặt trận|MTTQ", r".*(?:MT|ĐCT).*"),
        (r"Bộ Chính trị|Ban Bí thư|Trung ương", r".*TW"),
        (r"UBND|Ủy ban nhân dân", r"UBND|CT"),
        (r"HĐND|Hội đồng nhân dân", r"HĐND"),
        (r"Thủ tướng", r"TTg"),
        (r"Thanh tra", r".*TT.*"),
        (r"^Chính phủ", r"CP"),
        (r"Thường vụ Quốc hội|UBTVQH", r"UBTVQH.*"),
        (r"Quốc hội", r"QH.*"),
    )
)


def in_old_tones(text: str) -> str:
    """Uỷ and Ủy are one word; a place in the one writing is the same place in the other."""
    return with_tones(text, Tones.OLD) if _NEW_RIMES.search(text) else text


def shown(name: str) -> str:
    return " ".join(name.split())


@lru_cache(maxsize=256)
def disagreement(issuer: str, body: str | None) -> str | None:
    """What to say where an issuer and a symbol do not fit together; none where they do or nothing is known."""
    expected = next((sign for name, sign in _EXPECTED if name.search(issuer)), None)
    if body is None or expected is None:
        return None
    is_lower_city = (
        "Thành ủy" in issuer and body == "TU" and issuer != "Thành ủy" and not _CITIES.search(issuer)
    )
    if expected.fullmatch(body) and not (is_lower_city and not issuer.endswith("Thành ủy")):
        return None
    return f"ký hiệu …{body} không khớp nơi ban hành “{issuer}”"
