"""The term of telling a sender the result becomes a term like any other, so that lists and reminders know of it."""

from typing import Any

from django.db import migrations, models

from langnghe import lawbook

REPORT = "reception.result_to_sender"


def start_clocks(apps: Any, _editor: Any) -> None:
    clock, passing = apps.get_model("petitions", "Clock"), apps.get_model("petitions", "Passing")
    owed = passing.objects.filter(report_due_on__isnull=False, reported_on__isnull=True, petition__closed_on__isnull=False)
    for one in owed.select_related("petition"):
        counted, due = one.petition.closed_on, one.report_due_on
        law = lawbook.deadline(REPORT, counted)
        clock.objects.create(
            petition=one.petition, rule=REPORT, title=law.title, counted_from=counted, original_due_on=due, due_on=due,
            safe_on=due, cite=law.cite.text, version_from=law.version_from, confidence=str(law.confidence),
            provisional=law.provisional, pack=law.pack_version,
        )  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("petitions", "0019_sealed_notes")]
    operations = [
        migrations.RunPython(start_clocks, migrations.RunPython.noop),
        migrations.RemoveField(model_name="passing", name="report_due_on"),
        migrations.AddIndex(
            model_name="clock",
            index=models.Index(
                condition=models.Q(
                    ("ended_on__isnull", True),
                    ("rule__in", ("denunciation.from_sender", "reception.result_to_sender")),
                ),
                fields=["due_on", "petition"],
                name="clock_owed_after_closing",
            ),
        ),
    ]
