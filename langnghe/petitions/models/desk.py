"""What officers keep beside a file: notes, ticks, who has it open, who read it, who covers whom, what was reminded."""

from django.db import models
from django.db.models import F, Q

from langnghe.accounts.models import User
from langnghe.kernel.models import AppendOnly
from langnghe.petitions.models.clocks import Clock
from langnghe.petitions.models.register import Petition
from langnghe.units.models import Unit


class PetitionNote(models.Model):
    """A note between officers of one unit; the party never sees it.

    Where the file is sealed the words lie among its sealed parts, and `text` is empty.
    """

    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="notes")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    text = models.CharField(max_length=2000, blank=True)
    is_sealed = models.BooleanField(default=False)
    written_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.petition_id} · {self.author_id}"


class ChecklistTick(models.Model):
    """One point of the law that an officer has checked on a file."""

    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="ticks")
    rule = models.CharField(max_length=80)
    ticked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    ticked_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["petition", "rule"], name="checklist_tick_once")]

    def __str__(self) -> str:
        return f"{self.petition_id} · {self.rule}"


class Presence(models.Model):
    """Who has a file open: from when, and when the page was last asked for. Old rows say nothing."""

    petition = models.ForeignKey(Petition, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField()
    seen = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["petition", "user"], name="presence_once")]
        indexes = [models.Index(fields=["seen"], name="presence_seen")]

    def __str__(self) -> str:
        return f"{self.petition_id} · {self.user_id}"


class FileReading(AppendOnly):
    """Who opened a file, for which unit, when: appended, never rewritten, partitioned by year."""

    petition = models.ForeignKey(
        Petition, on_delete=models.DO_NOTHING, db_constraint=False, db_index=False, related_name="+"
    )
    user = models.ForeignKey(
        User, on_delete=models.DO_NOTHING, db_constraint=False, db_index=False, related_name="+"
    )
    unit = models.ForeignKey(
        Unit, on_delete=models.DO_NOTHING, db_constraint=False, db_index=False, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["petition", "-at"], name="file_reading_of")]

    def __str__(self) -> str:
        return f"{self.petition_id} · {self.user_id} · {self.at:%d/%m/%Y %H:%M}"


class Cover(models.Model):
    """Somebody is away from one day to another, and a colleague sees and handles their files meanwhile."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    absent = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    cover = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    since = models.DateField()
    until = models.DateField()
    arranged_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="cover_ends_after_start"),
            models.CheckConstraint(condition=~Q(absent=F("cover")), name="cover_is_somebody_else"),
        ]
        indexes = [models.Index(fields=["cover", "until"], name="cover_of")]

    def __str__(self) -> str:
        return f"{self.absent_id} ← {self.cover_id}: {self.since} – {self.until}"


class Reminder(models.Model):
    """One stage of warning on one clock, told once to one person: before it ends, after, or to the authority above."""

    clock = models.ForeignKey(Clock, on_delete=models.CASCADE, related_name="reminders")
    # `soon`; `late.0` and one more each week; `above.0` likewise.
    stage = models.CharField(max_length=12)
    told = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["clock", "stage", "told"], name="reminder_once")]

    def __str__(self) -> str:
        return f"{self.clock_id} · {self.stage}"
