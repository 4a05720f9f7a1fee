"""Numbers that are names: of documents, articles, days, wards, ranks; they count nothing."""

import re

_MONTHS = {"tháng": 12, "quý": 4, "ngày": 31, "mùng": 10, "mồng": 10, "giờ": 59, "lúc": 24, "phút": 59}
_ALWAYS_WORDS = (
    "điểm khoản điều mục chương phần thứ khóa khoá loại hạng phòng ngõ hẻm lô phường quận tổ thôn ấp xóm trang bảng lục bước đội"
    " kỳ đoạn tầng cụm định tư luật lệnh tuyến lộ ngách kiệt tp q p đt sđt tel quyển bậc mức nhóm"
)
_ALWAYS = frozenset(_ALWAYS_WORDS.split())
# The last words of longer names; alone they are something else (“thông tư”, not “đầu tư”).
_LONGER = {
    "định": "nghị định", "tư": "thông tư", "lục": "phụ lục", "lệnh": "pháp lệnh", "kỳ": "nhiệm kỳ", "đoạn": "giai đoạn",
    "phố": "khu phố|dân phố", "lộ": "quốc lộ|tỉnh lộ", "quyết": "nghị quyết", "thị": "chỉ thị", "văn": "công văn",
}  # fmt: skip
_LONGER_NAMES = {
    last: re.compile(rf"(?<!\w)(?:{names})\s{{1,3}}\Z", re.IGNORECASE) for last, names in _LONGER.items()
}
# “giải quyết dứt điểm 45 kiến nghị”, “qua phân loại 221 đơn”, “hạ tầng 12 tỷ đồng”: these words name nothing.
_PART_OF_A_WORD = {
    "điểm": "dứt|địa|thời|trọng|quan|ưu|nhược|yếu|cao|đặc", "loại": "phân|chủng|thể", "mục": "hạng|danh|chuyên",
    "phòng": "quốc|đề|dự|văn|hải|phòng", "luật": "pháp|kỷ|quy", "thôn": "nông", "tầng": "hạ", "đội": "bộ|quân",
    "phần": "góp|thành|cổ|một|đa", "khóa": "tài|từ", "khoá": "tài|từ", "tuyến": "trực|chiến", "mức": "định",
}  # fmt: skip
_NOT_NAMES = {
    last: re.compile(rf"(?<!\w)(?:{firsts})\s{{1,3}}{last}\s{{1,3}}\Z", re.IGNORECASE)
    for last, firsts in _PART_OF_A_WORD.items()
}
_EACH = re.compile(
    r"(?<!\w)(?:mỗi|từng|các|mọi|hằng|hàng|nhiều|một)\s{1,3}\w{1,7}(?:\s\w{1,7}){0,2}\s{1,3}\Z", re.IGNORECASE
)
_OF_NUMBER = re.compile(
    r"(?<!\w)(?:tổng|trong|trên|con|các|với|dân|quân|sĩ|đa|phần lớn|hầu hết)\s{1,3}số\s{0,2}:?\s{1,3}\Z",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:18|19|20|21)\d\d")
_YEAR_WORDS = frozenset({"năm", "kỳ", "đoạn", "từ", "đến", "tới", "trước", "sau", "nk"})
_AFTER_A_YEAR = re.compile(r"(?:18|19|20|21)\d\d\s{0,2}(?:[-,;]|và|đến)?\s{0,3}\Z", re.IGNORECASE)
_DAY_WORDS = frozenset(
    {"ngày", "hôm", "sáng", "trưa", "chiều", "tối", "đêm", "mùng", "từ", "đến", "và", "tháng", "quý"}
)
REACH = 26


def looks_like_a_year(figures: str) -> bool:
    return len(figures) == 4 and _YEAR.fullmatch(figures) is not None


def is_of_years(text: str, at: int, word: str) -> bool:
    """“năm 2021”, “2021-2023”, “2021 và 2023”."""
    if word in _YEAR_WORDS:
        return True
    goes_on = word == "và" or word[-1:] in {"-", ",", ";"} or word[-1:].isdigit()
    return goes_on and _AFTER_A_YEAR.search(text, max(0, at - REACH), at) is not None


def is_a_day(figures: str, word: str) -> bool:
    """“ngày 26/4”, “từ 20/3 đến 25/3”."""
    if word not in _DAY_WORDS:
        return False
    day, _, month = figures.partition("/")
    return len(day) < 3 and len(month) < 3 and 0 < int(day) <= 31 and 0 < int(month) <= 12


def is_named(text: str, at: int, figures: str, word: str) -> bool:
    """Whether the word before makes the number a name; “mỗi ngày 5 lượt” and “tổng số 201 đơn” do not."""
    if word in _MONTHS:
        is_great = figures.isdigit() and int(figures) > _MONTHS[word]
        return not is_great and figures.replace(" ", "").isdigit() and not _says_each(text, at)
    if word in {"số", "số:"}:
        return _OF_NUMBER.search(text, max(0, at - REACH), at) is None
    if word in _LONGER_NAMES:
        return _LONGER_NAMES[word].search(text, max(0, at - REACH), at) is not None
    if word in _NOT_NAMES and _NOT_NAMES[word].search(text, max(0, at - REACH), at):
        return False
    return word in _ALWAYS and not _says_each(text, at)


def _says_each(text: str, at: int) -> bool:
    return _EACH.search(text, max(0, at - REACH), at) is not None
