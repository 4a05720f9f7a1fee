"""The words after a number that say what it counts; a number without one is no claim."""

import re

# What looks alike but counts something else is “other”.
_OTHER_TURNS = "xem|truy cập|tải|thích|chia sẻ|bình luận|tương tác|xe|khách|tin|bài|ý kiến|kiến nghị|hộ|hồ sơ|đọc|nghe|vay|mượn|bay|đánh giá"
_OTHER_GROUPS = (
    "giám sát|công tác|kiểm tra|thanh tra|khảo sát|liên ngành|đại biểu|thể|xe|kinh tế|nghệ thuật|trường|kết|thanh niên|tàu"
    "|thẩm định|đánh giá|từ thiện|tình nguyện|khám|y tế|thăm|khách|du lịch|vận động viên"
)
_OTHER_SESSIONS = (
    "vận động|thi|gọi|giám sát|kiểm tra|thanh tra|khảo sát|điều tra|sống|cách mạng|vọng|nghỉ|kháng chiến|tập huấn|tuyên truyền"
    "|biểu diễn|sinh hoạt|lao động|học|diễn|tọa đàm|hội thảo|giao lưu|chiếu|tấn công"
)
_OTHER_CASES = (
    "lúa|mùa|đông|hè|thu|chiêm|xuân|trồng|tai nạn|cháy|trưởng|phó|ngộ độc|va chạm|bê bối|nổ|chuyên môn"
)
_OTHER_PETITIONS = "vị|giá|hàng|thuốc|nguyên|đăng ký|xin|đặt|cử|ca|sơ|độc|giản|thân"


def _pattern(more: str, *others: str) -> re.Pattern[str]:
    """What may follow the first word and is part of what is counted, unless it turns it into something else."""
    refused = "".join(rf"(?! (?:{other})(?!\w))" for other in others)
    return re.compile(rf"(?>(?:{more})?+){refused}(?!\w)".replace(" ", r"\s{1,2}"), re.IGNORECASE)


_COUNTED: dict[str, tuple[str, re.Pattern[str]]] = {
    "lượt": ("turns", _pattern(" (?:công dân|người dân|người|dân|cử tri)", _OTHER_TURNS, "đoàn")),
    "đoàn": ("groups", _pattern("(?: (?:công dân|khiếu kiện|người))?(?: đông người)?", _OTHER_GROUPS)),
    "buổi": ("sessions", _pattern(" (?:tiếp công dân|tiếp dân|tiếp xúc|tiếp|đối thoại)", _OTHER_SESSIONS)),
    "cuộc": ("sessions", _pattern(" (?:tiếp công dân|tiếp dân|tiếp xúc|tiếp|đối thoại)", _OTHER_SESSIONS)),
    "phiên": ("sessions", _pattern(" (?:tiếp công dân|tiếp dân|tiếp xúc|tiếp|đối thoại)", "dịch|bản|chợ|âm")),
    "kỳ": ("sessions", _pattern(" (?:tiếp công dân|tiếp dân|tiếp)")),
    "vụ": ("cases", _pattern(",? (?:việc|án)", _OTHER_CASES)),
    "đơn": ("petitions", _pattern(",? thư", _OTHER_PETITIONS)),
    "ngày": ("days", _pattern(" làm việc", r"\d{1,2}|tháng")),
    "người": ("people", _pattern(" (?:dân|lao động)")),
    "dân": ("people", _pattern("", "tộc|số|cư|vận|quân|chủ|sự|phố|tình|phòng")),
}
# “2 lượt đoàn” are groups, “2 lá đơn” petitions, “84 lượt ý kiến” opinions: the second word counts.
_THROUGH = {"lượt": ("đoàn", "đơn", "vụ", "ý kiến", "kiến nghị", "hộ", "hồ sơ"), "lá": ("đơn",)}
_PEOPLE = (
    "công dân|cử tri|đại biểu|cán bộ|công chức|viên chức|hội viên|đảng viên|đoàn viên|đồng chí|học sinh|giáo viên|nhân khẩu|lao động"
    "|thành viên|chiến sĩ|đối tượng|bị can|bị cáo|nhân viên|sinh viên|cá nhân|thanh niên|phụ nữ|trẻ em|nông dân|quần chúng"
)
_OTHER = (
    "khiếu nại|tố cáo|kiến nghị|phản ánh|ý kiến|hộ dân|hộ|gia đình|mô hình|văn bản|nghị quyết|quyết định|chỉ thị|kế hoạch|kết luận"
    "|báo cáo|thông báo|thông tư|nghị định|quy định|đơn vị|cơ quan|tổ chức|phường|xã|thôn|bản|làng|xóm|ấp|huyện|tỉnh|quận|thị trấn"
    "|thành phố|địa phương|tổ dân phố|khu phố|tổ|dự án|công trình|hồ sơ|thủ tục|nội dung|vấn đề|câu hỏi|hội nghị|lớp|mục tiêu|tiêu chí"
    "|chỉ tiêu|nhiệm vụ|nhóm|giải pháp|câu lạc bộ|tin|bài|việc|đồng|USD|ha|hecta|m|m2|m²|km|km2|tấn|tạ|kg|suất|phần quà|ngôi nhà|nhà"
    "|căn nhà|căn|cây|con|trường hợp|lần|cơ sở|doanh nghiệp|điểm cầu|điểm|chi bộ|đảng bộ|chi hội|tổ hòa giải|biên bản|giấy|thẻ|cuốn"
    "|tờ|bộ|chiếc|máy|xe|trường|phòng|ban|sở|ngành|tài khoản|tin nhắn|cuộc gọi|hợp đồng|gói|đề xuất|đề án|phong trào|cuộc vận động"
    "|khoản|hạng mục|tuyến|đợt|hoạt động|chương trình|sáng kiến|sản phẩm|danh hiệu|giải|ca|nhóm|lĩnh vực|điểm phần trăm|phương tiện"
    "|lít|mét|mét vuông|thửa|lô|bức|ảnh|video|chuyên đề|chuyên mục|bằng khen|giấy khen|đầu mối|tập thể|khâu|bước|loại|phiếu|trang|thông tin|tin bài|lượt xem|cuộc họp|tàu|thuyền|khu|cụm|ô|giường|liều|ca"
)
_WHOLE = {noun.lower(): "people" for noun in _PEOPLE.split("|")} | {
    noun.lower(): "other" for noun in _OTHER.split("|")
}
_WHOLE["phần trăm"] = "percent"
FIRST_WORDS = frozenset(word.split()[0] for word in (*_COUNTED, *_THROUGH, *_WHOLE))
_OPENS_A_NOUN = frozenset(noun.split()[0] for noun in _WHOLE if " " in noun)
_NOT_COUNTED = {
    "việc": "làm",
    "bộ": "trưởng",
    "ban": "hành",
    "điểm": "phần",
    "bước": "đầu",
    "con": "số",
    "trường": "hợp",
}
AREAS = frozenset({"tỉnh", "thành phố", "huyện", "quận", "thị trấn", "xã", "phường"})
_NOTHING_ELSE = frozenset({"ngày", "dân", "kỳ"})
_LIKE_PETITIONS = frozenset({"khiếu nại", "tố cáo", "kiến nghị", "phản ánh", "đề nghị", "ý kiến"})
_PARTS_OF_CASES = frozenset({"khiếu nại", "tố cáo", "kiến nghị", "phản ánh", "tranh chấp"})
_FIRST = re.compile(r"\s{0,2}([^\W_]{1,16})")
_MORE = re.compile(r"\s{1,2}([^\W\d_]{1,16})(?:\s{1,2}([^\W\d_]{1,16}))?")
# Words after a rounded or qualified number that count no thing: times, ages, words that join sentences.
_NO_NOUN_WORDS = (
    "giờ phút giây tháng năm tuần quý tuổi thế ngày và hoặc hay của cho với theo so tại từ trong trên dưới đến tới là đã được bị"
    " có không thì mà nhưng nên vì do để khi nếu cùng cũng đạt chiếm tăng giảm bằng còn lại các những này đó ở về hơn gần"
)
_NO_NOUN = frozenset(_NO_NOUN_WORDS.split())


def unit_after(text: str, at: int) -> tuple[int, str, str] | None:
    """Where the counted word ends, its unit, and the word itself; none where the number counts nothing known."""
    found = _FIRST.match(text, at)
    if found is None:
        return None
    first, end = found[1].lower(), found.end()
    if first not in FIRST_WORDS:
        return None
    if first in _OPENS_A_NOUN and (noun := _long_noun(text, first, end)) is not None:
        return noun
    if first in _THROUGH and text.startswith(_THROUGH[first], end + 1):
        return unit_after(text, end)
    if first in _COUNTED:
        return _counted(text, first, end)
    is_known = first in _WHOLE and not text.startswith(_NOT_COUNTED.get(first, "\0"), end + 1)
    return (end, _WHOLE[first], first) if is_known else None


def _long_noun(text: str, first: str, end: int) -> tuple[int, str, str] | None:
    """“tổ dân phố”, “công dân”: the longest noun of the table."""
    more = _MORE.match(text, end)
    if more is None:
        return None
    two = f"{first} {more[1].lower()}"
    three = f"{two} {more[2].lower()}" if more[2] else two
    if three in _WHOLE:
        return more.end(2) if more[2] else more.end(1), _WHOLE[three], three
    return (more.end(1), _WHOLE[two], two) if two in _WHOLE else None


def _counted(text: str, first: str, end: int) -> tuple[int, str, str] | None:
    unit, more = _COUNTED[first]
    found = more.match(text, end)
    if found is not None:
        return found.end(), unit, first
    return None if first in _NOTHING_ELSE else (end, "other", first)


def any_noun(text: str, at: int) -> tuple[int, str, str] | None:
    """The next word, for a number whose writing shows that it counts something: 35.965 điểm, hơn 20 nghìn chữ ký."""
    found = _FIRST.match(text, at)
    if found is None or not found[1][0].islower() or found[1] in _NO_NOUN:
        return None
    return found.end(1), "other", found[1]


def count_alike(unit: str, noun: str, other_unit: str, other_noun: str) -> bool:
    """Complaints and denunciations are parts of petitions and of cases."""
    if unit == other_unit != "other":
        return True
    if unit == other_unit:
        return noun == other_noun or (noun in _LIKE_PETITIONS and other_noun in _LIKE_PETITIONS)
    if other_unit == "other":
        unit, other_unit, noun, other_noun = other_unit, unit, other_noun, noun
    return unit == "other" and (
        (other_unit == "petitions" and noun in _LIKE_PETITIONS)
        or (other_unit == "cases" and noun in _PARTS_OF_CASES)
    )
