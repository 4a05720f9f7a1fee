"""Dialogue: called ahead of time, held with minutes, or a party absent without a valid reason."""

from datetime import date

from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from langnghe import lawbook
from langnghe.accounts.models import User
from langnghe.accounts.rights import Right
from langnghe.design.writing import long_date
from langnghe.kernel.errors import Invalid, WrongState
from langnghe.petitions.models import Dialogue, DialogueMinutes, Petition
from langnghe.petitions.selectors.life import standing
from langnghe.petitions.services import recording
from langnghe.petitions.services.letters import tell
from langnghe.petitions.services.wording import kept
from langnghe.rules.selectors import book_of
from langnghe.vietnamese import normalise


@transaction.atomic
def call_dialogue(
    petition: Petition, *, held_on: date, place: str, content: str, chair: str, by: User, on: date
) -> Dialogue:
    """Call the parties to a dialogue; refuses a notice later than the law allows."""
    if not place.strip() or not content.strip() or not chair.strip():
        raise Invalid(_("Thông báo đối thoại phải nói rõ thời gian, địa điểm, nội dung và người chủ trì."))
    if held_on < on:
        raise Invalid(_("Ngày đối thoại không thể trước ngày thông báo."))
    taken = recording.take(petition, "call_dialogue", right=Right.HANDLE, by=by, on=on)
    _must_be_early(taken.petition, held_on, on)

    said = {"place": ("Địa điểm đối thoại", place), "content": ("Nội dung đối thoại", content)}
    said["chair"] = ("Người chủ trì đối thoại", chair)
    words = {name: kept(taken.petition, *told, by=by, on=on) for name, told in said.items()}
    called = Dialogue.objects.create(step=taken.step, held_on=held_on, **words)
    day = {"held_on": held_on.isoformat()}
    recording.record_step("dialogue_called", taken, by=by, on=on, more=day)
    tell(taken.petition, "petitions/letters/dialogue", held_on=held_on)
    return called


def _must_be_early(petition: Petition, held_on: date, on: date) -> None:
    try:
        latest = lawbook.deadline("dialogue.notice", held_on, book=book_of(petition.unit_id))
    except lawbook.NoTextInForce:
        return
    except lawbook.LawError as error:
        raise Invalid(error.in_language(get_language() or "vi")) from error
    if on > latest.due_on:
        raise Invalid(
            _("Thông báo muộn nhất phải vào %(day)s.") % {"day": long_date(latest.due_on)},
            cite=latest.cite.text,
        )


@transaction.atomic
def hold_dialogue(
    petition: Petition,
    *,
    text: str,
    by: User,
    on: date,
    is_absent: bool = False,
    still_differ: bool = False,
) -> DialogueMinutes:
    """Write the minutes of the last dialogue called; an absent party does not stop the resolution."""
    text = normalise(text).strip()
    if not text:
        raise Invalid(_("Ghi biên bản: ý kiến các bên, điều thống nhất, điều còn khác nhau."))
    taken = recording.take(petition, "hold_dialogue", right=Right.HANDLE, by=by, on=on)
    called = standing(Dialogue, taken.petition).last()
    if called is None or on < called.held_on:
        raise WrongState(_("Chưa có buổi đối thoại nào đã đến ngày."), instead=_("Mời đối thoại trước."))
    if is_absent:
        _absence_is_known(on)

    said = kept(taken.petition, "Biên bản đối thoại", text, by=by, on=on)
    minutes = DialogueMinutes.objects.create(
        step=taken.step, dialogue=called, on=on, is_absent=is_absent, still_differ=still_differ, text=said
    )
    told = {"absent": is_absent, "still_differ": still_differ}
    recording.record_step("dialogue_held", taken, by=by, on=on, more=told)
    return minutes


def _absence_is_known(on: date) -> None:
    try:
        lawbook.rule("dialogue.absent", on)
    except lawbook.LawError as error:
        raise Invalid(_("Luật vào ngày này chưa nói vắng mặt thì vẫn tiếp tục giải quyết.")) from error
