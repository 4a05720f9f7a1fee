"""The room notifications as a Django app."""

from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "langnghe.notifications"
