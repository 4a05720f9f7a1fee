"""The room rules as a Django app."""

from django.apps import AppConfig


class RulesConfig(AppConfig):
    name = "langnghe.rules"
