"""Direct dialogues: announced, opinions gathered before, questions answered, promises followed in public."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from langnghe.people.models import Person
from langnghe.reception.models.sessions import Session
from langnghe.units.models import Post, Unit


class OpinionState(models.TextChoices):
    WAITING = "waiting", _("chờ xem")
    TAKEN = "taken", _("đưa vào đối thoại")
    DECLINED = "declined", _("không đưa vào")


class DeclineGround(models.TextChoices):
    """Why an opinion is not shown; criticism is not among the grounds."""

    NONE = "", "—"
    OFF_TOPIC = "off_topic", _("ngoài nội dung của buổi đối thoại")
    PERSONAL_DATA = "personal_data", _("có dữ liệu riêng của người khác")
    INSULT = "insult", _("xúc phạm người khác")
    REPEATED = "repeated", _("trùng với ý kiến đã có")
    DENUNCIATION = "denunciation", _("là tố cáo hoặc nghi là tố cáo: xóa nội dung, không giữ lại")


class Dialogue(models.Model):
    """What is public about one session of direct dialogue."""

    session = models.OneToOneField(Session, on_delete=models.PROTECT, related_name="dialogue")
    title = models.CharField(max_length=200)
    summary = models.TextField(blank=True, max_length=4000)
    announced_on = models.DateField()
    opinions_until = models.DateField()
    # How many came; empty until somebody counted, which is not the same as nobody.
    attended = models.PositiveIntegerField(null=True, blank=True)
    published_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return self.title


class DialogueOpinion(models.Model):
    """An opinion sent before the dialogue; shown only after somebody read it, its sender never."""

    dialogue = models.ForeignKey(Dialogue, on_delete=models.PROTECT, related_name="opinions")
    text = models.TextField(max_length=2000, blank=True)
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    received_on = models.DateField()
    state = models.CharField(max_length=10, choices=OpinionState.choices, default=OpinionState.WAITING)
    ground = models.CharField(max_length=20, choices=DeclineGround.choices, blank=True)
    form_digest = models.CharField(max_length=64, unique=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="declined") | ~Q(ground=""), name="opinion_declined_has_ground"
            ),
            models.CheckConstraint(
                condition=~Q(ground="denunciation") | Q(text="", person__isnull=True),
                name="opinion_denunciation_is_empty",
            ),
        ]
        indexes = [models.Index(fields=["dialogue", "state", "id"])]

    def __str__(self) -> str:
        return f"{self.dialogue_id}: {self.state}"


class DialogueAnswer(models.Model):
    """One question with its answer, and what was promised: whose, until when, and what became of it."""

    dialogue = models.ForeignKey(Dialogue, on_delete=models.PROTECT, related_name="answers")
    number = models.PositiveSmallIntegerField()
    opinion = models.OneToOneField(
        DialogueOpinion, null=True, blank=True, on_delete=models.PROTECT, related_name="answer"
    )
    question = models.TextField(max_length=2000)
    answer = models.TextField(max_length=4000)
    promise = models.CharField(max_length=500, blank=True)
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=1000, blank=True)
    kept_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dialogue", "number"], name="dialogue_answer_once"),
            models.CheckConstraint(
                condition=Q(promise="") | Q(due_on__isnull=False, unit__isnull=False),
                name="dialogue_promise_has_owner_and_day",
            ),
            models.CheckConstraint(
                condition=Q(kept_on__isnull=True) | (~Q(promise="") & ~Q(outcome="")),
                name="dialogue_promise_kept_with_outcome",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dialogue_id}: {self.number}"
