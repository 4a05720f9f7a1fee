"""Signatures have four rows in a band now: those of three are emptied, and the night's job writes them anew."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("petitions", "0011_denunciations")]
    operations = [
        migrations.RunSQL("UPDATE petitions_petitiontext SET bands = '{}'", migrations.RunSQL.noop),
    ]
