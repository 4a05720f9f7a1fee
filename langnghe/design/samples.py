"""Invented content for the page of samples: the cast, one petition, fixed days."""

from datetime import date, timedelta
from typing import Any

from django import forms

ON = date(2026, 11, 24)
DUE = date(2026, 12, 18)

ENTRIES = [
    {"title": "Xác minh tại chỗ", "on": ON, "note": "Biên bản số 31, 2 ảnh", "tag": "xong", "tone": "done"},
    {"title": "Thông báo thụ lý", "on": date(2026, 11, 18), "note": "gửi người khiếu nại", "url": "#"},
    {"title": "Tiếp nhận tại buổi tiếp", "on": date(2026, 11, 12), "note": "lượt tiếp thứ 412"},
]
PARTS = [
    {"label": "ngày trực tiếp", "value": 31, "tone": "done", "url": "#"},
    {"label": "ủy quyền", "value": 3, "tone": "soon", "url": "#"},
    {"label": "dời lịch", "value": 1, "tone": "info", "url": "#"},
    {"label": "bỏ lỡ", "value": 1, "tone": "late", "url": "#"},
]
ROWS = [
    {"label": "Đất đai", "value": 1166, "url": "#"},
    {"label": "Môi trường", "value": 412, "url": "#"},
    {"label": "Chính sách người có công", "value": 97, "url": "#", "tone": "info"},
]
PETITIONS = [
    {"number": "128/2026", "title": "Phương án bồi thường, đường Đông Sơn", "due": DUE},
    {"number": "131/2026", "title": "Nước thải chảy ra ngõ 12 Trường Thi", "due": date(2026, 11, 26)},
    {"number": "97/2026", "title": "Lấn vỉa hè trước cổng trường", "due": date(2026, 11, 20)},
]
NAV = ["Trang đầu", "Lịch tiếp công dân", "Trả lời công khai", "Góp ý dự thảo", "Tin tức", "Số liệu"]
DESK = [
    ("Tiếp dân hôm nay", 6), ("Đơn phải xử lý", 23), ("Quá hạn", 1), ("Sổ tiếp công dân", None),
    ("Lịch và niêm yết", None), ("Giám sát", None), ("Tin bài, bình luận", 4),
]  # fmt: skip
WORDS = {
    "due_list": "Đơn phải xử lý",
    "done": "Đúng hạn",
    "soon": "Sắp đến hạn",
    "late": "Quá hạn",
    "first_complaint": "Khiếu nại lần đầu",
    "land": "Đất đai",
    "minutes": "Lập biên bản đối thoại",
    "other_work": "Việc khác",
    "open": "Đơn đang xử lý",
    "no_register": "Chưa có sổ",
    "send": "Gửi kiến nghị, phản ánh, khiếu nại",
    "no_account": "Không cần tài khoản.",
    "track": "Đơn của tôi đến đâu rồi?",
    "enter_code": "Nhập mã trên giấy biên nhận.",
    "next_session": "Buổi tiếp gần nhất",
    "book": "Đăng ký",
    "schedule": "Xem lịch",
    "full": "Hết chỗ",
    "events": "Diễn biến",
    "by_deadline": "Theo hạn",
    "number": "Số",
    "subject": "Nội dung",
    "deadline": "Hạn",
    "resolve_by": "Hạn giải quyết",
    "why": "Đếm từ ngày sau ngày thụ lý; ngày cuối là ngày làm việc.",
    "each_day": "Đếm từng ngày",
    "accepted": "Thụ lý",
    "finished": "Đã xong",
    "head_question": "Người đứng đầu có tiếp công dân không?",
    "by_field": "Đơn theo lĩnh vực",
    "bad_form": "Biểu mẫu còn lỗi",
    "submit": "Gửi",
    "form": "Biểu mẫu",
    "may_change": "Lịch này còn có thể đổi.",
    "answer_late": "Đã quá hạn trả lời.",
    "none_yet": "Chưa có đơn nào.",
    "next_step": "Đơn mới vào từ quầy tiếp dân.",
    "icons": "Hình vẽ",
}
ICONS = [
    "pen", "search", "clock", "calendar", "check", "alert", "info", "close", "menu", "chevron-right", "chevron-left",
    "chevron-down", "arrow-right", "plus", "minus", "print", "download", "upload", "file", "book", "person", "people",
    "ear", "chat", "send", "phone", "pin", "eye", "lock", "shield", "scale", "chart", "inbox", "news", "flag", "filter",
    "link", "globe", "home", "bell", "sign-out", "undo", "transfer",
]  # fmt: skip


class SampleForm(forms.Form):
    name = forms.CharField(label="Họ và tên", help_text="Như trên căn cước.")
    phone = forms.CharField(label="Số điện thoại", required=False)
    kind = forms.ChoiceField(
        label="Loại đơn",
        choices=[("RECOMMENDATION", "Kiến nghị"), ("FEEDBACK", "Phản ánh"), ("COMPLAINT", "Khiếu nại")],
        widget=forms.RadioSelect,
    )
    place = forms.ChoiceField(
        label="Nơi xảy ra", choices=[("1", "phường Hạc Thành"), ("2", "phường Quảng Phú")]
    )
    text = forms.CharField(
        label="Nội dung", widget=forms.Textarea(attrs={"rows": 4}), help_text="Việc gì, ở đâu."
    )
    agree = forms.BooleanField(label="Đồng ý công khai phần trả lời, không nêu tên", required=False)


def days() -> list[dict[str, Any]]:
    """The days from acceptance to the deadline, as the law counts them."""
    first = date(2026, 11, 18)
    counted = [first + timedelta(days=number) for number in range((DUE - first).days + 1)]
    return [{"day": day, "state": _state(day, first), "why": ""} for day in counted]


def _state(day: date, first: date) -> str:
    if day == DUE:
        return "due"
    return "off" if day == first else "counted"


def context(frame: str) -> dict[str, Any]:
    return {
        "frame": frame,
        "site_unit": {
            "name": "UBND phường Hạc Thành",
            "area": {"name": "phường Hạc Thành", "parent": {"name": "tỉnh Thanh Hóa"}},
        },
        "site_former": "TP Thanh Hóa",
        "demo": True,
        "nav": [{"label": label, "url": "#", "current": not index} for index, label in enumerate(NAV)],
        "desk_nav": [
            {"label": label, "url": "#", "count": count, "current": index == 1}
            for index, (label, count) in enumerate(DESK)
        ],
        "on": ON,
        "due_on": DUE,
        "entries": ENTRIES,
        "parts": PARTS,
        "rows": ROWS,
        "petitions": PETITIONS,
        "icons": ICONS,
        "words": WORDS,
        "days": days(),
        "form": SampleForm({"bad-phone": "0912 345 678"}, prefix="bad"),
        "clean_form": SampleForm(),
    }
