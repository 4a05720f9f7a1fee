"""What an authority said about the law is appended: a trigger refuses anything else, for every role."""

from django.db import migrations

from langnghe.kernel.history import protect


class Migration(migrations.Migration):
    dependencies = [("rules", "0001_local_rules")]
    operations = [
        *protect("rules_confirmation"),
        *protect("rules_localrule"),
        *protect("rules_localdayoff"),
    ]
