"""The room figures as a Django app."""

from django.apps import AppConfig


class FiguresConfig(AppConfig):
    name = "langnghe.figures"
