"""What the pages call things: fields of the law, confidence, events, facts; the law itself stays in the lawbook."""

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from langnghe.lawbook.explain import EVENTS, FACTS
from langnghe.lawbook.model import CONFIDENCE_WORDS, Confidence, Duty, RuleVersion, Stricter
from langnghe.lawbook.terms import Term

FIELDS = {
    "complaint": gettext_lazy("khiếu nại"),
    "denunciation": gettext_lazy("tố cáo"),
    "knpa": gettext_lazy("kiến nghị, phản ánh"),
    "feedback": gettext_lazy("phản ánh về quy định hành chính"),
    "petition": gettext_lazy("xử lý đơn"),
    "eligible": gettext_lazy("điều kiện xử lý đơn"),
    "outcome": gettext_lazy("kết quả xử lý đơn"),
    "comp": gettext_lazy("thẩm quyền"),
    "dialogue": gettext_lazy("đối thoại"),
    "reception": gettext_lazy("tiếp công dân"),
    "posting": gettext_lazy("niêm yết"),
    "refusal": gettext_lazy("từ chối tiếp"),
    "group": gettext_lazy("nhiều người cùng nội dung"),
    "online": gettext_lazy("tiếp trực tuyến"),
    "book": gettext_lazy("sổ tiếp công dân"),
    "forms": gettext_lazy("biểu mẫu"),
    "identity": gettext_lazy("giấy tờ của công dân"),
    "secret": gettext_lazy("giữ bí mật"),
    "pd": gettext_lazy("dữ liệu cá nhân"),
    "archive": gettext_lazy("lưu trữ"),
    "count": gettext_lazy("cách tính thời hạn"),
    "holiday": gettext_lazy("ngày nghỉ"),
    "period": gettext_lazy("kỳ báo cáo"),
    "stat": gettext_lazy("biểu thống kê"),
    "ndb": gettext_lazy("cơ sở dữ liệu quốc gia"),
    "change": gettext_lazy("thay đổi 2025–2026"),
}
CONFIDENCES = {
    Confidence.SOURCED: gettext_lazy("có nguồn"),
    Confidence.ONE_SOURCE: gettext_lazy("mới có một nguồn"),
    Confidence.UNVERIFIED: gettext_lazy("chưa kiểm chứng"),
    Confidence.CONFIRMED: gettext_lazy("đã được xác nhận"),
}
TONES = {
    Confidence.SOURCED: "done",
    Confidence.ONE_SOURCE: "info",
    Confidence.UNVERIFIED: "soon",
    Confidence.CONFIRMED: "done",
}
WAYS = {
    Stricter.SHORTER: gettext_lazy("ngắn hơn là chặt hơn; đơn vị chỉ được rút ngắn"),
    Stricter.LONGER: gettext_lazy("dài hơn là chặt hơn; đơn vị chỉ được kéo dài"),
    Stricter.MORE: gettext_lazy("nhiều hơn là chặt hơn; đơn vị chỉ được tăng"),
    Stricter.NONE: gettext_lazy("đơn vị không được đặt khác"),
}


def is_english() -> bool:
    return get_language() == "en"


def field_name(rule_id: str) -> str:
    name = rule_id.partition(".")[0]
    return str(FIELDS.get(name, name))


def title_of(version: RuleVersion) -> str:
    return version.title_en if is_english() else version.title


def says_of(version: RuleVersion) -> str:
    return version.says_en if is_english() else version.says


def fact_name(fact: str) -> str:
    vietnamese, english = FACTS.get(fact, (fact, fact))
    return english if is_english() else vietnamese


def event_name(event: str) -> str:
    vietnamese, english = EVENTS.get(event, (event, event))
    return english if is_english() else vietnamese


def length_name(length: Term | Duty) -> str:
    return str(length) if is_english() else length.in_vietnamese()


def confidence_name(confidence: str) -> str:
    return CONFIDENCE_WORDS[Confidence(confidence)][1 if is_english() else 0]


def facts_name(facts: frozenset[str]) -> str:
    return ", ".join(fact_name(fact) for fact in sorted(facts)) or _("khi không có tình tiết nào")
