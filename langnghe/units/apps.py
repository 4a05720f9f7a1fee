"""The units as a Django app."""

from django.apps import AppConfig


class UnitsConfig(AppConfig):
    name = "langnghe.units"
