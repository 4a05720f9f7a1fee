"""History is appended: a trigger refuses anything else, for every role."""

from django.db import migrations

from langnghe.kernel.history import protect


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = protect("audit_entry")
