"""Every move of the tables as a page: address, words, form, service, the right it takes, and where it stands."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from langnghe.accounts.rights import Right
from langnghe.petitions import forms, services
from langnghe.petitions.forms import deciding, instances, life, verifying
from langnghe.petitions.views import adapters

HANDLING, VERIFYING, PAUSING, AFTER = (
    _("Xử lý"),
    _("Xác minh, đối thoại"),
    _("Tạm dừng, rút, kết thúc"),
    _("Sau khi có kết quả"),
)
GROUPS = (HANDLING, VERIFYING, PAUSING, AFTER)


@dataclass(frozen=True)
class Step:
    """A move of the table as a page; `follows` lets the unit that handed the file on still take it."""

    slug: str
    move: str
    title: Any
    form: type[forms.StepForm]
    service: Callable[..., Any]
    right: Right
    group: Any = HANDLING
    is_main: bool = False
    follows: bool = False


H, D = Right.HANDLE, Right.DECIDE
# The first main step that is open is the one that the page offers.
STEPS = (
    Step("thu-ly", "accept", _("Thụ lý"), forms.StepForm, services.accept, D, is_main=True),
    Step("tra-loi", "answer", _("Trả lời"), forms.AnswerForm, services.answer, D, is_main=True),
    Step("quyet-dinh", "decide", _("Ra quyết định giải quyết"), deciding.DecideForm, adapters.decide, D, is_main=True),
    Step("ket-luan", "conclude", _("Ra kết luận nội dung tố cáo"), deciding.ConcludeForm, services.conclude, D, is_main=True),
    Step("phan-loai", "classify", _("Phân loại"), forms.ClassifyForm, adapters.classify, H, is_main=True),
    Step("tiep-tuc", "resume", _("Tiếp tục giải quyết"), life.OrderForm, services.resume, D, PAUSING, is_main=True),
    Step("gui-quyet-dinh", "send", _("Ghi việc gửi quyết định"), life.SentForm, services.send, H, AFTER, is_main=True),
    Step("bao-thu-ly", "send_acceptance", _("Ghi việc thông báo thụ lý tố cáo"), life.SentForm, services.send_acceptance, H),
    Step("xu-ly-ket-luan", "act", _("Ghi việc xử lý kết luận"), life.BecauseForm, services.act, D, AFTER),
    Step("lam-thong-tin", "use_as_information", _("Dùng làm thông tin kiểm tra"), life.BecauseForm, services.use_as_information, H),
    Step("hoa-giai", "conciliate", _("Hòa giải"), life.ConciliateForm, services.conciliate, H, is_main=True),
    Step("lan-hai", "take_second", _("Ghi là khiếu nại lần hai"), instances.SecondForm, services.take_second, H),
    Step("lan-dau", "take_first", _("Ghi lại là đơn lần đầu"), life.BecauseForm, services.take_first, H),
    Step("to-cao-tiep", "take_further", _("Ghi là tố cáo tiếp"), instances.FurtherForm, services.take_further, H),
    Step("khong-thu-ly", "decline", _("Không thụ lý"), forms.DeclineForm, services.decline, D),
    Step("huong-dan", "guide", _("Hướng dẫn gửi nơi có thẩm quyền"), forms.GuideForm, services.guide, H),
    Step("bo-sung", "guide_to_complete", _("Hướng dẫn bổ sung"), life.CompleteForm, services.guide_to_complete, H),
    Step("tach-don", "guide_to_split", _("Hướng dẫn tách đơn"), life.SplitForm, services.guide_to_split, H),
    Step("chuyen-don", "transfer", _("Chuyển đơn"), forms.TransferForm, services.transfer, D),
    Step("tra-lai", "return_to_sender", _("Trả lại nơi chuyển"), life.ReturnForm, services.return_to_sender, D),
    Step("luu-don", "file_away", _("Lưu đơn"), life.BecauseForm, services.file_away, H),
    Step("bao-cao", "report_to_head", _("Báo cáo người đứng đầu"), life.BecauseForm, services.report_to_head, H),
    Step("don-doc", "urge", _("Đôn đốc"), life.UrgeForm, services.urge, H, AFTER, follows=True),
    Step("phuc-dap", "note_reply", _("Ghi văn bản phúc đáp"), life.ReplyForm, services.note_reply, H, AFTER, follows=True),
    Step("giao-xac-minh", "assign", _("Giao xác minh"), verifying.AssignForm, services.assign, D, VERIFYING),
    Step("buoc-xac-minh", "note_verification", _("Ghi bước xác minh"), verifying.NoteForm, services.note_verification, H, VERIFYING),
    Step("gia-han-xac-minh", "prolong_verification", _("Gia hạn xác minh"), verifying.ProlongForm, services.prolong_verification, H, VERIFYING),
    Step("bao-cao-xac-minh", "report_verification", _("Báo cáo xác minh"), verifying.NoteForm, services.report_verification, H, VERIFYING),
    Step("moi-doi-thoai", "call_dialogue", _("Mời đối thoại"), verifying.CallForm, services.call_dialogue, H, VERIFYING),
    Step("bien-ban-doi-thoai", "hold_dialogue", _("Ghi biên bản đối thoại"), verifying.MinutesForm, services.hold_dialogue, H, VERIFYING),
    Step("gia-han", "extend", _("Gia hạn giải quyết"), life.ExtendForm, services.extend, D, PAUSING),
    Step("tam-dinh-chi", "suspend", _("Tạm đình chỉ"), life.OrderForm, services.suspend, D, PAUSING),
    Step("gui-tam-dinh-chi", "send_pause", _("Ghi việc gửi quyết định tạm đình chỉ, tiếp tục"), life.SentForm, services.send_pause, H, PAUSING),
    Step("dinh-chi", "discontinue", _("Đình chỉ"), life.OrderForm, services.discontinue, D, PAUSING),
    Step("rut-don", "withdraw", _("Ghi việc rút đơn"), forms.WithdrawForm, services.withdraw, H, PAUSING),
    Step("rut-mot-phan", "withdraw_part", _("Ghi việc rút một phần"), life.WithdrawPartForm, services.withdraw_part, H, PAUSING),
    Step("mot-so-nguoi-rut", "withdraw_some", _("Ghi việc một số người rút"), life.WithdrawSomeForm, services.withdraw_some, H, PAUSING),
    Step("thi-hanh", "carry_out", _("Ghi số buộc thi hành, đã thi hành"), life.CarryOutForm, adapters.carry_out, H, AFTER),
    Step("cong-khai", "publish", _("Ghi việc công khai"), life.PublishForm, services.publish, H, AFTER),
    Step("khieu-nai-tiep", "appeal", _("Ghi việc khiếu nại tiếp, khởi kiện"), instances.AppealForm, services.appeal, H, AFTER),
    Step("da-to-cao-tiep", "further", _("Ghi việc người gửi tố cáo tiếp"), instances.GoneFurtherForm, services.further, H, AFTER),
    Step("bao-noi-chuyen", "tell_sender", _("Báo kết quả cho nơi chuyển tố cáo"), instances.ToldSenderForm, services.tell_sender, H, AFTER, follows=True),
    Step("ket-thuc", "close", _("Kết thúc hồ sơ"), life.BecauseForm, services.close, H, AFTER),
    Step("mo-lai", "reopen", _("Mở lại hồ sơ"), life.BecauseForm, services.reopen, D, AFTER),
)  # fmt: skip
BY_MOVE = {step.move: step for step in STEPS}
