"""The design as a Django app: templates, tags and static files, no tables."""

from django.apps import AppConfig


class DesignConfig(AppConfig):
    name = "langnghe.design"
