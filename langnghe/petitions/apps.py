"""The room petitions as a Django app."""

from django.apps import AppConfig


class PetitionsConfig(AppConfig):
    name = "langnghe.petitions"
