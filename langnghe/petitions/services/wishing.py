"""What the sender asks for by the code: to withdraw, to look again, to add papers, to rate the answer."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from langnghe.accounts.models import User
from langnghe.accounts.rights import Right
from langnghe.documents import services as documents
from langnghe.kernel.clock import LOCAL
from langnghe.kernel.errors import Invalid, NotAllowed, NotFound, WrongState
from langnghe.notifications.services import forget
from langnghe.petitions import access, workflow
from langnghe.petitions.models import (
    AddedPapers,
    CitizenRequest,
    Petition,
    PetitionSetting,
    Rating,
    Subscription,
    Wish,
    WishState,
)
from langnghe.petitions.services import recording
from langnghe.petitions.services.alerting import alert
from langnghe.petitions.services.letters import tell
from langnghe.petitions.services.secrecy import refuse_sealed, refuse_told_by_citizen
from langnghe.petitions.services.subscribing import STOPPED
from langnghe.vietnamese import normalise

ACTOR = "citizen"
WORDS = 1000
STARS = range(1, 6)
PAPERS = 20


@transaction.atomic
def ask(petition: Petition, *, wish: str, words: str, on: date) -> CitizenRequest:
    """Write down what the sender asks; an officer decides. The same words sent twice are one; others wait for the answer."""
    text = " ".join(normalise(words).split())[:WORDS]
    if wish not in Wish.values or not text:
        raise Invalid(_("Ghi ngắn gọn lý do."))
    refuse_told_by_citizen(text, on=on)
    locked = _locked(petition)
    if not workflow.has(locked.table, locked.state, wish.removeprefix("wish_to_")):
        raise WrongState(
            _("Đơn đã có kết quả hoặc đã kết thúc nên không rút được nữa.")
            if wish == Wish.WITHDRAW
            else _("Đơn ở bước này không mở lại được; hỏi nơi giữ hồ sơ.")
        )
    if wish == Wish.REOPEN:
        _must_be_in_window(locked, on)
    waiting = locked.requests.filter(wish=wish, state=WishState.WAITING).first()
    if waiting and waiting.words != text:
        raise WrongState(
            _("Đề nghị trước của ông bà đang chờ trả lời, nên lời mới chưa được ghi."),
            instead=_("Chờ trả lời ở trang này, hoặc nói với nơi giữ hồ sơ."),
        )
    if waiting:
        return waiting
    row = CitizenRequest.objects.create(petition=locked, wish=wish, words=text, asked_on=on)
    recording.record_by("citizen_asked", locked, actor=ACTOR, on=on, more={"request": row.pk, "wish": wish})
    alert(locked, row.get_wish_display(), on=on)
    return row


def _must_be_in_window(petition: Petition, on: date) -> None:
    """How long after the end a unit looks again is its own habit: no text that we have read gives a term."""
    days = PetitionSetting.objects.filter(unit=petition.unit_id).values_list("reopen_days", flat=True).first()
    if days is not None and petition.closed_on and on > petition.closed_on + timedelta(days=days):
        raise WrongState(
            _("Đơn vị này nhận đề nghị xem xét lại trong %(n)s ngày kể từ ngày kết thúc (đơn vị tự đặt).")
            % {"n": days}
        )


@transaction.atomic
def decide_request(
    request: CitizenRequest, *, granted: bool, because: str, by: User, on: date
) -> CitizenRequest:
    """An officer of the unit that leads the file says yes or no, with the reason that the sender reads.

    A withdrawal itself is the step of the file: it needs the signed paper (complaint-law-2011/10).
    """
    if not because.strip():
        raise Invalid(_("Ghi lý do; người gửi đọc được lý do này."))
    petition = _locked(request.petition)
    if not access.visible(Petition.objects.filter(pk=petition.pk), by, on).exists():
        raise NotFound(_("Không có đơn này, hoặc đơn vị của ông bà không giữ hồ sơ này."))
    if not access.may(by, petition, Right.HANDLE, on):
        raise NotAllowed(_("Chỉ cán bộ của đơn vị đang chủ trì hồ sơ mới làm được bước này."))
    row = CitizenRequest.objects.select_for_update().get(pk=request.pk)
    if row.state != WishState.WAITING:
        raise WrongState(_("Đề nghị này đã được người khác xem."))
    row.state = WishState.GRANTED if granted else WishState.REFUSED
    row.because, row.decided_by, row.decided_on = because.strip()[:500], by, on
    row.save()
    more = {"request": row.pk, "wish": row.wish, "result": row.state}
    recording.record("citizen_answered", petition, by=by, on=on, more=more)
    tell(petition, "petitions/letters/wish_answered")
    return row


@transaction.atomic
def rate(petition: Petition, *, stars: int, on: date) -> Rating:
    """How the answer was: one rating for one petition, changed as long as one likes; no entry names a clerk."""
    locked = _locked(petition)
    if stars not in STARS:
        raise Invalid(_("Chọn từ 1 đến 5."))
    if locked.answered_on is None:
        raise WrongState(_("Chưa có văn bản trả lời để đánh giá."))
    row, _made = Rating.objects.update_or_create(petition=locked, defaults={"stars": stars, "rated_on": on})
    return row


def add_papers(petition: Petition, uploads: "list[UploadedFile[Any]]", *, on: date) -> int:
    """Papers of the sender, each checked by the room that keeps them; an open petition alone takes them."""
    if not uploads or len(uploads) > PAPERS:
        raise Invalid(_("Chọn ít nhất một tệp."))
    refuse_told_by_citizen(*(str(upload.name) for upload in uploads), on=on)
    checked = documents.check_all(uploads)
    with transaction.atomic():
        locked = _locked(petition)
        if locked.closed_on:
            raise WrongState(_("Đơn đã kết thúc nên không nhận thêm giấy tờ."))
        documents.keep_all(checked, about=(access.KIND, locked.pk), by=None, on=on)
        AddedPapers.objects.create(petition=locked, papers=len(uploads), added_on=on)
        recording.record_by("papers_added", locked, actor=ACTOR, on=on, more={"papers": len(uploads)})
        alert(locked, _("bổ sung giấy tờ"), on=on)
    return len(uploads)


def blank_citizen(petition: Petition, *, on: date) -> None:
    """What the sender wrote, and the addresses that asked to be told, go with a petition that leaves the machine."""
    CitizenRequest.objects.filter(petition=petition).update(words="", because="")
    Subscription.objects.filter(petition=petition).update(
        address=STOPPED, stopped_at=datetime.combine(on, time.min, tzinfo=LOCAL)
    )
    forget((access.KIND, petition.pk))


def _locked(petition: Petition) -> Petition:
    rows = Petition.objects.select_for_update(of=("self",)).filter(voided_on__isnull=True)
    rows = rows.select_related("handler", "unit")
    found = rows.filter(pk=petition.pk).first()
    if found is None:
        raise NotFound(_("Không có đơn này."))
    refuse_sealed(found)
    return found
