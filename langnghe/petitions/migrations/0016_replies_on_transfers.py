"""A reply may belong to a transfer, with or without a step of an officer."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("petitions", "0015_verifiers")]
    operations = [
        migrations.AlterModelOptions("reply", {"ordering": ("on", "id")}),
        migrations.AddField(
            "reply",
            "transfer",
            models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT,
                related_name="replies", to="petitions.transfer",
            ),
        ),
        migrations.AlterField(
            "reply",
            "step",
            models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT,
                related_name="+", to="petitions.steptaken",
            ),
        ),
        migrations.AlterField("reply", "text", models.CharField(blank=True, max_length=4000)),
    ]
