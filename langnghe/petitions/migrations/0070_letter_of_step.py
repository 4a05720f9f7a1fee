"""Which step took its number from which paper."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("petitions", "0081_withdrawn_by_name")]

    operations = [
        migrations.AddField(
            model_name="letter",
            name="step",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="papers",
                to="petitions.steptaken",
            ),
        ),
    ]
