"""What search and comparison read, beside the row that is counted: folded words, their vector, bands of a signature."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import CombinedSearchVector, SearchConfig, SearchVector, SearchVectorField
from django.db import models

from langnghe.petitions import blocks
from langnghe.petitions.models.register import Petition


class Blocks(models.Func):
    """The blocks of days in which a day lies, as words of an index."""

    template = blocks.SQL
    output_field = SearchVectorField()


class PetitionText(models.Model):
    """The words of one petition without marks; a denunciation and what went to paper have no such row.

    `folded` is all that search reads; `content` is what the citizen asks, which alone is compared. `received_on`
    stands here again, so that hits come by date from one index; its blocks of days stand among the words.
    """

    petition = models.OneToOneField(Petition, primary_key=True, on_delete=models.CASCADE, related_name="text")
    received_on = models.DateField()
    folded = models.TextField()
    content = models.TextField()
    vector = models.GeneratedField(
        expression=CombinedSearchVector(
            SearchVector("folded", config="simple"), "||", Blocks("received_on"), SearchConfig("simple")
        ),
        output_field=SearchVectorField(),
        db_persist=True,
    )
    bands = ArrayField(models.IntegerField(), default=list)

    class Meta:
        indexes = [
            GinIndex(fields=["vector"], name="petition_text_words", fastupdate=False),
            GinIndex(fields=["bands"], name="petition_text_bands", fastupdate=False),
            models.Index(fields=["-received_on", "-petition"], name="petition_text_newest"),
        ]

    def __str__(self) -> str:
        return str(self.petition_id)
