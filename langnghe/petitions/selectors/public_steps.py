"""The steps of a file as its sender may know them: what was done and on which day; no name, no officer's words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from langnghe import lawbook
from langnghe.design.writing import short_date
from langnghe.kernel.trips import planned

# How many steps stand and which is the last: asked with every page, and the page is written anew when it changes.
HOW_FAR = """SELECT json_build_array(count(*), max(s.id))
     FROM petitions_steptaken s WHERE s.petition_id {which} AND s.undone_at IS NULL"""
# The steps of a petition and of every line that it was handed on to, but of a sealed line; then each sending. What
# officers typed is not asked for, but for the place of a dialogue and the numbers of papers.
STORY = """
WITH RECURSIVE lines AS (
  SELECT %s::bigint AS id UNION SELECT t.received_as_id FROM lines JOIN petitions_transfer t ON t.petition_id = lines.id
    WHERE t.sent_back_on IS NULL AND t.received_as_id IS NOT NULL)
SELECT
  (SELECT json_agg(json_build_object('name', s.name, 'day', s.on, 'number', s.number, 'due', t.due_after,
       'held', d.held_on, 'place', d.place, 'body', CASE WHEN q.id = %s THEN '' ELSE u.name END) ORDER BY s.on, s.id)
     FROM petitions_steptaken s JOIN petitions_petition q ON q.id = s.petition_id
     JOIN units_unit u ON u.code = q.unit_id
     LEFT JOIN petitions_clockturn t ON t.step_id = s.id LEFT JOIN petitions_dialogue d ON d.step_id = s.id
     WHERE s.petition_id IN (SELECT id FROM lines) AND s.undone_at IS NULL AND q.voided_on IS NULL
       AND (q.id = %s OR q.kind <> 'denunciation'
         AND NOT EXISTS (SELECT FROM petitions_denunciation n WHERE n.petition_id = q.id))),
  (SELECT json_agg(json_build_object('from', f.name, 'to', coalesce(w.name, x.outside), 'sent', x.sent_on,
       'taken', x.received_on, 'back', CASE WHEN NOT x.is_recalled THEN x.sent_back_on END,
       'recalled', CASE WHEN x.is_recalled THEN x.sent_back_on END) ORDER BY x.id)
     FROM petitions_transfer x JOIN units_unit f ON f.code = x.from_unit_id
     LEFT JOIN units_unit w ON w.code = x.to_unit_id WHERE x.petition_id IN (SELECT id FROM lines))
"""

WORDS: dict[str, Promise] = {
    "classify": gettext_lazy("Đã xem và phân loại đơn"),
    "accept": gettext_lazy("Đã thụ lý: cơ quan nhận giải quyết"),
    "decline": gettext_lazy("Không thụ lý"),
    "guide": gettext_lazy("Hướng dẫn gửi nơi có thẩm quyền"),
    "guide_to_split": gettext_lazy("Hướng dẫn viết đơn riêng cho từng nội dung"),
    "guide_to_complete": gettext_lazy("Yêu cầu bổ sung giấy tờ, nội dung còn thiếu"),
    "return_to_sender": gettext_lazy("Trả lại nơi đã chuyển đơn đến"),
    "file_away": gettext_lazy("Lưu đơn, không xử lý tiếp"),
    "urge": gettext_lazy("Đôn đốc nơi đang giữ đơn"),
    "note_reply": gettext_lazy("Nhận văn bản phúc đáp của nơi được chuyển"),
    "assign": gettext_lazy("Giao người xác minh"),
    "call_dialogue": gettext_lazy("Thông báo đối thoại"),
    "hold_dialogue": gettext_lazy("Đã đối thoại, lập biên bản"),
    "extend": gettext_lazy("Gia hạn giải quyết"),
    "suspend": gettext_lazy("Tạm đình chỉ: tạm dừng giải quyết"),
    "resume": gettext_lazy("Tiếp tục giải quyết"),
    "discontinue": gettext_lazy("Đình chỉ: thôi giải quyết"),
    "withdraw": gettext_lazy("Đã rút đơn"),
    "withdraw_part": gettext_lazy("Đã rút một phần nội dung"),
    "withdraw_some": gettext_lazy("Một số người đã rút"),
    "conciliate": gettext_lazy("Hòa giải thành"),
    "fail_conciliation": gettext_lazy("Hòa giải không thành"),
    "decide": gettext_lazy("Ra quyết định giải quyết"),
    "answer": gettext_lazy("Trả lời bằng văn bản"),
    "conclude": gettext_lazy("Ra kết luận"),
    "send": gettext_lazy("Gửi kết quả giải quyết"),
    "publish": gettext_lazy("Công khai kết quả"),
    "carry_out": gettext_lazy("Ghi kết quả thi hành"),
    "appeal": gettext_lazy("Ghi nhận khiếu nại tiếp"),
    "further": gettext_lazy("Ghi nhận tố cáo tiếp"),
    "close": gettext_lazy("Kết thúc hồ sơ"),
    "reopen": gettext_lazy("Mở lại để xem xét"),
}
PAUSE = {"complaint": "complaint.pause", "denunciation": "denunciation.pause"}


@dataclass(frozen=True)
class PublicStep:
    """One line of the story, with what it means for the sender."""

    on: date
    title: str
    note: str = ""


def public_steps(petition: int, *, kind: str, with_papers: bool) -> list[PublicStep]:
    """The newest first; numbers of papers and places are for whoever proved to be the sender."""
    [(steps, sendings)] = planned(STORY, [petition, petition, petition])
    moves = list(sendings or [])
    taken = [
        one
        for row in steps or []
        if (one := _step(row, kind, with_papers=with_papers)) and not _is_told_by(moves, row)
    ]
    told = [*taken, *(one for row in moves for one in _moved(row))]
    # Of one day, too, what was done last comes first.
    return sorted(told, key=lambda one: one.on)[::-1]


def _is_told_by(moves: Iterable[dict[str, Any]], row: dict[str, Any]) -> bool:
    """A step that handed the file on is told by its sending, which names the body."""
    return row["name"] == "transfer" and any(one["sent"] == row["day"] for one in moves)


def _step(row: dict[str, Any], kind: str, *, with_papers: bool) -> PublicStep | None:
    words = WORDS.get(row["name"]) or (_("Đã chuyển đơn") if row["name"] == "transfer" else None)
    if words is None:
        return None
    day = date.fromisoformat(row["day"])
    notes = [row["body"], *_means(row, kind, day, with_papers=with_papers)]
    return PublicStep(day, str(words), " · ".join(one for one in notes if one))


def _means(row: dict[str, Any], kind: str, day: date, *, with_papers: bool) -> list[str]:
    notes = [_("số %(number)s") % {"number": row["number"]}] if with_papers and row["number"] else []
    if row["name"] == "suspend":
        notes += [_law_of(PAUSE.get(kind, ""), day), _("đến khi có quyết định tiếp tục giải quyết")]
    if row["name"] in {"extend", "resume"} and row["due"]:
        notes.append(_("hạn mới: %(day)s") % {"day": short_date(date.fromisoformat(row["due"]))})
    if row["held"]:
        notes.append(_("đối thoại ngày %(day)s") % {"day": short_date(date.fromisoformat(row["held"]))})
    if with_papers and row["place"]:
        notes.append(_("tại %(place)s") % {"place": row["place"]})
    return notes


def _law_of(rule: str, day: date) -> str:
    """What the law of that day says of it, with its article; nothing where no text that we have read speaks of it."""
    try:
        law = lawbook.rule(rule, day) if rule else None
    except lawbook.LawError:
        law = None
    if law is None:
        return ""
    says = law.says_en if get_language() == "en" else law.says
    doubt = _("chưa kiểm chứng") if law.confidence == lawbook.Confidence.UNVERIFIED else ""
    return f"{says} ({'; '.join(one for one in (law.cite.text, doubt) if one)})"


def _moved(row: dict[str, Any]) -> list[PublicStep]:
    """One sending: sent, and taken in, given back or taken back."""
    told = [
        ("sent", _("Chuyển đơn đến %(body)s") % {"body": row["to"]}, row["from"]),
        ("taken", _("%(body)s đã nhận, vào sổ") % {"body": row["to"]}, ""),
        ("back", _("%(body)s trả lại đơn") % {"body": row["to"]}, _("về %(body)s") % {"body": row["from"]}),
        ("recalled", _("%(body)s lấy lại đơn") % {"body": row["from"]}, _("nơi đến chưa vào sổ")),
    ]
    return [PublicStep(date.fromisoformat(row[name]), *words) for name, *words in told if row[name]]
