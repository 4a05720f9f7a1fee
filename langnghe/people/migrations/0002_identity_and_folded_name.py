from django.db import migrations, models

from langnghe.vietnamese import fold

BATCH = 2000


def fold_names(apps, schema_editor):
    person = apps.get_model("people", "Person")
    batch = []
    for row in person.objects.filter(folded="").only("full_name").iterator(BATCH):
        row.folded = fold(row.full_name)[:200]
        batch.append(row)
        if len(batch) == BATCH:
            person.objects.bulk_update(batch, ["folded"])
            batch = []
    person.objects.bulk_update(batch, ["folded"])


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]
    operations = [
        migrations.AddField("person", "folded", models.CharField(blank=True, db_index=True, default="", max_length=200), preserve_default=False),
        migrations.AddField(
            "person", "identity_kind",
            models.CharField(blank=True, choices=[("", "chưa nêu"), ("card", "số căn cước"), ("certificate", "số giấy chứng nhận căn cước"), ("personal", "số định danh cá nhân"), ("passport", "số hộ chiếu")], default="", max_length=12),
            preserve_default=False,
        ),
        migrations.AddField("person", "identity_number", models.CharField(blank=True, default="", max_length=20), preserve_default=False),
        migrations.RunPython(fold_names, migrations.RunPython.noop),
    ]
