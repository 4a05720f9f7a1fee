"""The room old_books as a Django app."""

from django.apps import AppConfig


class OldBooksConfig(AppConfig):
    name = "langnghe.old_books"
