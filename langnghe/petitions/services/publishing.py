"""How an outcome is made public: the text that tells nobody, and taking down what should not have been shown."""

import re
from datetime import date

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from langnghe.accounts.models import User
from langnghe.accounts.rights import Right
from langnghe.kernel.errors import Invalid, NotAllowed, NotFound, WrongState
from langnghe.people.models import Person
from langnghe.people.services import NOT_STATED
from langnghe.petitions import access
from langnghe.petitions.models import Kind, Petition, Publication, PublicationWay, Signatory, Standing
from langnghe.petitions.services import clocks, recording
from langnghe.petitions.services.wording import kept
from langnghe.vietnamese import fold, normalise

# The conclusion on a denunciation is owed to the public by a day; a decision on a complaint is not.
PUBLISHING = "denunciation.publish"
# Decree 20/2008 art. 19 asks that answers to these be public; for the others the laws name their own ways.
ON_THE_WEB = {Kind.RECOMMENDATION, Kind.FEEDBACK}
SHORTEST = 4


@transaction.atomic
def publish(petition: Petition, *, way: str, redacted: str, by: User, on: date) -> Publication:
    """Write down how an outcome was made public, with the text that tells nobody's name, address or telephone."""
    redacted = normalise(redacted).strip()
    if way not in PublicationWay.values or not redacted:
        raise Invalid(_("Chọn hình thức công khai và ghi nội dung đã bỏ họ tên, địa chỉ."))
    taken = recording.take(petition, "publish", right=Right.HANDLE, by=by, on=on)
    if way == PublicationWay.WEB and taken.petition.kind not in ON_THE_WEB:
        raise Invalid(
            _("Chỉ trả lời kiến nghị, phản ánh được đăng ở trang “Đã trả lời”."),
            instead=_("Chọn một hình thức mà luật khiếu nại, luật tố cáo nêu."),
        )
    _refuse_telling(redacted, taken.petition)
    public = Publication.objects.create(step=taken.step, way=way, on=on, redacted=redacted)
    if clocks.runs(taken.petition, PUBLISHING):
        clocks.end(taken.petition, on=on, rule=PUBLISHING)
        clocks.refresh(taken.petition)
        taken.petition.save(update_fields=["due_on"])
    recording.record_step("published", taken, by=by, on=on, more={"way": way})
    return public


def _refuse_telling(redacted: str, petition: Petition) -> None:
    """With or without marks, whatever the spaces: a name typed another way is the same name."""
    text = " ".join(fold(redacted).split())
    citizens = list(_citizens(petition))
    if any(
        _tells(text, name) for name in (*[one.full_name for one in citizens], *_representatives(petition))
    ):
        raise Invalid(
            _("Nội dung công khai còn họ tên người gửi đơn hoặc người cùng ký; hãy bỏ trước khi ghi.")
        )
    for person in citizens:
        if _finds(redacted, text, person):
            raise Invalid(
                _(
                    "Nội dung công khai còn nơi ở, số điện thoại, giấy tờ hoặc thư điện tử của người gửi, "
                    "người cùng ký; hãy bỏ trước khi ghi."
                )
            )


def _citizens(petition: Petition) -> QuerySet[Person]:
    """Everybody of the matter: who sent it first, who signed beside them, who represents them, in each petition of it."""
    files = Petition.objects.filter(matter=petition.matter_id)
    signed = Signatory.objects.filter(petition__in=files)
    return Person.objects.filter(Q(pk__in=files.values("person")) | Q(pk__in=signed.values("person")))


def _representatives(petition: Petition) -> list[str]:
    """Who acts for a sender by a paper is no row of persons, but is named in the file all the same."""
    acting = Standing.objects.filter(petition__matter=petition.matter_id).exclude(representative="")
    return list(acting.values_list("representative", flat=True))


def _finds(redacted: str, text: str, person: Person) -> bool:
    written = _tells(text, person.address) or _tells(text, person.email)
    return written or any(_has_number(redacted, known) for known in (person.phone, person.identity_number))


def _tells(text: str, secret: str) -> bool:
    """Whole words only: many people signed, and a short name must not be found inside another word."""
    known = " ".join(fold(secret).split())
    return (
        secret != NOT_STATED
        and len(known) >= SHORTEST
        and bool(re.search(rf"(?<!\w){re.escape(known)}(?!\w)", text))
    )


def _has_number(text: str, number: str) -> bool:
    digits = "".join(sign for sign in text if sign.isdigit())
    return len(number) >= SHORTEST and number in digits


@transaction.atomic
def take_down(publication: Publication, *, because: str, by: User, on: date) -> Publication:
    """Take an answer off the public page; refuses who does not work on the file, no reason and a second time."""
    found = access.visible(Petition.objects.all(), by, on).filter(pk=publication.step.petition_id).first()
    if found is None:
        raise NotFound(_("Không có trả lời công khai này."))
    if not access.may(by, found, Right.HANDLE, on):
        raise NotAllowed(_("Chỉ cán bộ của đơn vị đang chủ trì hồ sơ mới gỡ được."))
    locked = Publication.objects.select_for_update().get(pk=publication.pk)
    because = " ".join(because.split())
    if not because:
        raise Invalid(_("Ghi lý do gỡ."))
    if locked.hidden_on or locked.way != PublicationWay.WEB:
        raise WrongState(_("Trả lời này không còn ở trang công khai."))
    locked.hidden_on, locked.hidden_because = on, kept(found, "Lý do gỡ", because, by=by, on=on)
    locked.save(update_fields=["hidden_on", "hidden_because"])
    recording.record("taken_down", found, by=by, on=on)
    return locked
