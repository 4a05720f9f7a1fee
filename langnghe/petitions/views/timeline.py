"""The story of a file in words: what was done, by whom, on which article, and what is due next."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from langnghe import lawbook
from langnghe.accounts.selectors import actor_names
from langnghe.audit.models import Entry
from langnghe.petitions import selectors
from langnghe.petitions.models import Clock, Petition
from langnghe.petitions.services import recomputing

ELSEWHERE, NOT_NEEDED = "petition.letter_numbered_elsewhere", "petition.letter_not_needed"
OF_LETTERS = {ELSEWHERE, NOT_NEEDED}
TITLES = {
    "petition.received": _("Tiếp nhận, vào sổ"),
    "petition.corrected": _("Sửa dòng sổ"),
    "petition.came_with_corrected": _("Bổ sung, sửa các bên và giấy tờ"),
    "petition.no_denunciation": _("Cán bộ ghi: nhắc đến tố cáo mà không phải tố cáo"),
    "petition.split": _("Tách một nội dung thành đơn riêng"),
    "petition.paper_returned": _("Trả giấy tờ cho người gửi"),
    "petition.result_reported": _("Báo kết quả cho nơi chuyển đơn"),
    "file.stored": _("Đính kèm tệp"),
    "file.opened": _("Mở tệp"),
    "file.voided": _("Bỏ tệp"),
    "file.erased": _("Xóa tệp khỏi máy"),
    "petition.classified": _("Phân loại"),
    "petition.second_taken": _("Ghi là khiếu nại lần hai"),
    "petition.first_taken": _("Ghi lại là đơn lần đầu"),
    "petition.further_taken": _("Ghi là tố cáo tiếp"),
    "petition.went_further": _("Người gửi tố cáo tiếp"),
    "petition.sender_told": _("Báo kết quả cho nơi chuyển tố cáo"),
    "petition.accepted": _("Thụ lý"),
    "petition.answered": _("Trả lời"),
    "petition.renumbered": _("Văn bản trả lời được thay, mang số khác"),
    "petition.declined": _("Không thụ lý"),
    "petition.guided": _("Hướng dẫn gửi nơi có thẩm quyền"),
    "petition.guided_to_split": _("Hướng dẫn tách đơn"),
    "petition.guided_to_complete": _("Hướng dẫn bổ sung"),
    "petition.returned": _("Trả lại nơi chuyển"),
    "petition.filed": _("Lưu đơn"),
    "petition.transferred": _("Chuyển đơn"),
    "petition.urged": _("Đôn đốc"),
    "petition.replied": _("Nhận văn bản phúc đáp"),
    "petition.reported_to_head": _("Báo cáo người đứng đầu"),
    "petition.verification_assigned": _("Giao xác minh"),
    "petition.verification_work": _("Bước xác minh"),
    "petition.verification_prolonged": _("Gia hạn xác minh"),
    "petition.verification_report": _("Báo cáo kết quả xác minh"),
    "petition.dialogue_called": _("Mời đối thoại"),
    "petition.dialogue_held": _("Biên bản đối thoại"),
    "petition.extended": _("Gia hạn giải quyết"),
    "petition.suspended": _("Tạm đình chỉ"),
    "petition.pause_sent": _("Gửi quyết định tạm đình chỉ, tiếp tục"),
    "petition.resumed": _("Tiếp tục giải quyết"),
    "petition.discontinued": _("Đình chỉ"),
    "petition.withdrawn": _("Người gửi rút đơn"),
    "petition.withdrawn_part": _("Rút một phần"),
    "petition.withdrawn_some": _("Một số người rút"),
    "petition.decided": _("Ra quyết định giải quyết"),
    "petition.sent": _("Gửi quyết định"),
    "petition.published": _("Công khai"),
    "petition.taken_down": _("Gỡ khỏi trang công khai"),
    "petition.carried_out": _("Số buộc thi hành, đã thi hành"),
    "petition.quantity_corrected": _("Sửa số buộc thi hành, đã thi hành"),
    "petition.appealed": _("Khiếu nại tiếp, khởi kiện"),
    "petition.closed": _("Kết thúc hồ sơ"),
    "petition.reopened": _("Mở lại hồ sơ"),
    "petition.conciliated": _("Hòa giải thành"),
    "petition.not_conciliated": _("Hòa giải không thành"),
    "petition.proposed": _("Đề xuất"),
    "petition.proposal_approved": _("Duyệt đề xuất"),
    "petition.proposal_sent_back": _("Trả lại đề xuất"),
    "petition.body_added": _("Ghi cơ quan liên quan"),
    "petition.body_undone": _("Hoàn tác việc ghi cơ quan liên quan"),
    "petition.body_ended": _("Cơ quan liên quan thôi vai trò"),
    "petition.earlier_renumbered": _("Quyết định lần đầu đổi số"),
    "petition.undone": _("Hoàn tác bước vừa làm"),
    "petition.handler_given": _("Giao người xử lý"),
    "petition.handler_returned": _("Hoàn tác việc giao người xử lý"),
    "petition.nudged": _("Nhắc người xử lý"),
    "petition.noted": _("Ghi chú nội bộ"),
    "petition.checked": _("Kiểm các mục của luật"),
    "petition.merged": _("Gộp vào một vụ việc"),
    "petition.unmerged": _("Tách khỏi vụ việc"),
    "petition.separated": _("Tách thành vụ việc riêng"),
    "petition.linked_elsewhere": _("Ghi là cùng vụ việc ở nơi khác"),
    "petition.unlinked_elsewhere": _("Bỏ ghi cùng vụ việc ở nơi khác"),
    "petition.moved_to_paper": _("Chuyển sang hồ sơ giấy"),
    "petition.taken_in": _("Nơi nhận đã vào sổ"),
    "petition.sent_back": _("Trả lại nơi chuyển"),
    "petition.given_back": _("Nơi nhận trả lại đơn"),
    "petition.recalled": _("Lấy lại đơn đã chuyển"),
    "petition.replied_to_sender": _("Phúc đáp nơi chuyển"),
    "petition.reply_link_made": _("Lập liên kết phúc đáp"),
    "petition.outside_received": _("Cơ quan ngoài báo đã nhận"),
    "petition.outside_replied": _("Cơ quan ngoài đã phúc đáp"),
    "petition.outside_sent_back": _("Cơ quan ngoài trả lại đơn"),
    "petition.reply_link_ended": _("Thu hồi liên kết phúc đáp"),
    "petition.recomputed": _("Tính lại thời hạn theo lịch nghỉ hoặc quy định mới"),
    "petition.citizen_asked": _("Người gửi đề nghị"),
    "petition.citizen_answered": _("Trả lời đề nghị của người gửi"),
    "petition.papers_added": _("Người gửi bổ sung giấy tờ"),
    "petition.letter_issued": _("Văn bản lấy số"),
    ELSEWHERE: _("Văn bản lấy số ở nơi khác"),
    NOT_NEEDED: _("Ghi vì sao không soạn văn bản"),
    "petition.letter_signed": _("Văn bản có bản ký"),
    "petition.letter_sent": _("Văn bản đã gửi"),
    "petition.sealed": _("Niêm phong hồ sơ nghi là tố cáo"),
    "petition.words_sealed": _("Niêm phong lời ghi ở các bước"),
    "petition.redacted": _("Soạn bản lược bỏ"),
    "petition.acceptance_sent": _("Thông báo thụ lý tố cáo"),
    "petition.concluded": _("Ra kết luận nội dung tố cáo"),
    "petition.acted": _("Xử lý kết luận"),
    "petition.used_as_information": _("Dùng làm thông tin kiểm tra"),
    "vault.sealed": _("Niêm phong họ tên, nội dung, tài liệu"),
    "vault.excluded": _("Ghi cán bộ bị nêu tên"),
    "vault.release_asked": _("Đề nghị mở phần niêm phong"),
    "vault.release_approved": _("Một người giữ bí mật duyệt mở"),
    "vault.release_read": _("Đọc phần niêm phong"),
    "vault.release_moved": _("Chuyển phần niêm phong cho cơ quan nhận"),
    "vault.release_ended": _("Kết thúc đề nghị mở"),
    "petition.code_renewed": _("Cấp lại mã tra cứu"),
}


def timeline(petition: Petition, running: Clock | None, papers: selectors.Papers) -> list[dict[str, Any]]:
    """Newest first; beside each step the papers written for it, or why there is none."""
    entries = [entry for entry in selectors.timeline(petition) if not _is_of_a_step(entry)]
    names = actor_names(entry.actor for entry in entries)
    past = [_told(entry, names, papers) for entry in reversed(entries)]
    if running is None:
        return past
    coming = {
        "title": selectors.title_of(running),
        "on": running.due_on,
        "note": running.cite,
        "coming": True,
    }
    return [coming, *past]


def _is_of_a_step(entry: Entry) -> bool:
    """Words sealed with a step or a note: the step itself is told, and says as much."""
    return entry.action == "vault.sealed" and set(entry.data.get("parts", [])) <= {"step", "note"}


# What belongs to the desk and not to the story of the matter.
QUIET = {
    "petition.corrected", "petition.handler_given", "petition.noted", "petition.checked", "petition.code_renewed",
    "petition.letter_signed", "petition.recomputed",
}  # fmt: skip


def matter_timeline(story: selectors.MatterStory) -> list[dict[str, Any]]:
    """Visits and what was done with each petition that the reader may see, in one line of time, oldest first."""
    numbers = {petition.pk: str(petition) for petition in story.petitions}
    entries = [
        entry
        for entry in selectors.entries_of(list(numbers))
        if entry.action.startswith("petition.") and entry.action not in QUIET
    ]
    names = actor_names(entry.actor for entry in entries)
    told = [(entry.day, _of_file(entry, names, numbers[entry.subject_id])) for entry in entries]
    told += [(visit.on, _of_visit(visit)) for visit in story.visits]
    return [one for _day, one in sorted(told, key=lambda pair: pair[0])]


def _of_visit(visit: selectors.VisitLine) -> dict[str, Any]:
    return {"title": _("Tiếp công dân"), "on": visit.on, "note": visit.title, "url": visit.url}


def _of_file(entry: Entry, names: dict[str, str], number: str) -> dict[str, Any]:
    told = _told(entry, names)
    note = " · ".join(part for part in (_("Đơn %(number)s") % {"number": number}, told["note"]) if part)
    return {**told, "note": note, "url": reverse("petitions:file", args=[entry.subject_id])}


def _article(cite: str) -> str:
    """`complaint-law-2011/27` as people write it; what is already a sentence stays one."""
    source_id, _sign, article = cite.partition("/")
    source = lawbook.sources().get(source_id)
    if source is None:
        return cite
    name = source.title_vi if source.type == "Luật" else f"{source.type} {source.symbol}"
    return f"Điều {article} {name}" if article else name


def _told(entry: Entry, names: dict[str, str], papers: selectors.Papers | None = None) -> dict[str, Any]:
    beside = _papers(entry, papers) if papers and entry.action not in OF_LETTERS else []
    note = " · ".join(part for part in (*beside, names.get(entry.actor), _article(entry.cite)) if part)
    if entry.action == recomputing.ACTION:
        note = f"{_moved(entry)} · {note}"
    return {"title": TITLES.get(entry.action, entry.action), "on": entry.day, "note": note}


def _papers(entry: Entry, papers: selectors.Papers) -> list[str]:
    step = entry.data.get("step", 0)
    numbers = [_("văn bản số %(number)s") % {"number": one} for one in papers.numbers.get(step, [])]
    return numbers + [_("không soạn %(why)s") % {"why": one} for one in papers.without.get(step, [])]


def _moved(entry: Entry) -> str:
    """From which day to which a term moved when it was counted again."""
    was, now = (date.fromisoformat(entry.data[name]) for name in ("was_due_on", "clock_due_on"))
    return f"{was:%d/%m/%Y} → {now:%d/%m/%Y}"
