"""The index of words holds blocks of days, too."""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
from django.db import migrations, models

import langnghe.petitions.models.finding


class Migration(migrations.Migration):
    dependencies = [("petitions", "0080_parties")]

    operations = [
        migrations.RemoveIndex(model_name="petitiontext", name="petition_text_words"),
        migrations.RemoveField(model_name="petitiontext", name="vector"),
        migrations.AddField(
            model_name="petitiontext",
            name="vector",
            field=models.GeneratedField(
                db_persist=True,
                expression=django.contrib.postgres.search.CombinedSearchVector(
                    django.contrib.postgres.search.SearchVector("folded", config="simple"),
                    "||",
                    langnghe.petitions.models.finding.Blocks("received_on"),
                    django.contrib.postgres.search.SearchConfig("simple"),
                ),
                output_field=django.contrib.postgres.search.SearchVectorField(),
            ),
        ),
        migrations.AddIndex(
            model_name="petitiontext",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["vector"], name="petition_text_words", fastupdate=False
            ),
        ),
    ]
