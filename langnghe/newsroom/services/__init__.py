"""Verbs of the newsroom: write, import, publish, correct, comment, moderate."""

from langnghe.newsroom.services.commenting import (
    LONGEST_COMMENT,
    Commented,
    decline_comment,
    publish_comment,
    write_comment,
)
from langnghe.newsroom.services.importing import import_page
from langnghe.newsroom.services.publishing import publish_article
from langnghe.newsroom.services.writing import Written, edit_article, write_article

__all__ = [
    "LONGEST_COMMENT",
    "Commented",
    "Written",
    "decline_comment",
    "edit_article",
    "import_page",
    "publish_article",
    "publish_comment",
    "write_article",
    "write_comment",
]
