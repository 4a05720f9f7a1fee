"""A frozen figure stays as it was signed."""

from django.db import migrations

from langnghe.kernel.history import protect


class Migration(migrations.Migration):
    dependencies = [("figures", "0001_initial"), ("audit", "0002_no_rewrite")]
    operations = protect("figures_frozenfigure")
