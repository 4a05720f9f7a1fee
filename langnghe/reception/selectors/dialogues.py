"""Dialogues as everyone sees them, and as the desk does."""

from datetime import date

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from langnghe.accounts.selectors import Viewer
from langnghe.kernel.errors import NotFound
from langnghe.reception import access
from langnghe.reception.models.dialogues import Dialogue, DialogueAnswer, DialogueOpinion, OpinionState
from langnghe.units.models import Unit

RELATED = (
    "session__unit__parent",
    "session__post",
    "session__place",
    "session__delegated_to",
    "session__moved_to",
)


def public_dialogues(unit: Unit) -> QuerySet[Dialogue]:
    rows = Dialogue.objects.filter(session__unit=unit).select_related(*RELATED)
    rows = rows.annotate(
        promised=Count("answers", filter=~Q(answers__promise="")),
        kept=Count("answers", filter=Q(answers__kept_on__isnull=False)),
    )
    return rows.order_by("-session__held_on", "-id")


def public_dialogue(pk: int) -> Dialogue:
    found = Dialogue.objects.select_related(*RELATED).filter(pk=pk).first()
    if found is None:
        raise NotFound(_("Không có buổi đối thoại này."), instead=_("Xem danh sách các buổi đối thoại."))
    return found


def shown_opinions(dialogue: Dialogue) -> QuerySet[DialogueOpinion]:
    return DialogueOpinion.objects.filter(dialogue=dialogue, state=OpinionState.TAKEN).order_by("id")


def shown_answers(dialogue: Dialogue) -> QuerySet[DialogueAnswer]:
    """Nothing before the minutes are published."""
    rows = DialogueAnswer.objects.filter(dialogue=dialogue, dialogue__published_on__isnull=False)
    return rows.select_related("unit", "post").order_by("number")


def dialogue_for(viewer: Viewer, *, session: int, on: date) -> Dialogue | None:
    rows = access.visible_dialogues(Dialogue.objects.filter(session=session), viewer, on)
    return rows.select_related(*RELATED).first()


def opinion_for(viewer: Viewer, *, pk: int, on: date) -> DialogueOpinion:
    seen = access.visible_dialogues(Dialogue.objects.all(), viewer, on)
    rows = DialogueOpinion.objects.filter(pk=pk, dialogue__in=seen)
    found = rows.select_related("dialogue__session").first()
    if found is None:
        raise NotFound(_("Không có ý kiến này, hoặc đơn vị của ông bà không giữ buổi này."))
    return found


def answer_for(viewer: Viewer, *, pk: int, on: date) -> DialogueAnswer:
    seen = access.visible_dialogues(Dialogue.objects.all(), viewer, on)
    rows = DialogueAnswer.objects.filter(pk=pk, dialogue__in=seen)
    found = rows.select_related("dialogue__session").first()
    if found is None:
        raise NotFound(_("Không có câu trả lời này, hoặc đơn vị của ông bà không giữ buổi này."))
    return found
