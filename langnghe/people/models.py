"""One table of citizens in files; nothing here is a profile, and nothing joins a person's petitions."""

from django.db import models

from langnghe.units.models import AdministrativeArea


class Person(models.Model):
    """A citizen as one file knows them: the law asks for name and address, and no more is kept.

    A second petition of the same citizen has its own row: no profile across petitions is built.
    `phone_last4` opens names and papers on the tracking page.
    """

    full_name = models.CharField(max_length=160)
    sort_key = models.CharField(max_length=400, db_index=True)
    address = models.CharField(max_length=300, blank=True)
    area = models.ForeignKey(
        AdministrativeArea, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    phone = models.CharField(max_length=20, blank=True)
    phone_last4 = models.CharField(max_length=4, blank=True)
    email = models.EmailField(blank=True)

    def __str__(self) -> str:
        return self.full_name
