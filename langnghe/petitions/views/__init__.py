"""Pages of petitions, split by who opens them."""

from langnghe.petitions.views import (
    batches,
    came_with,
    letters,
    links,
    mail,
    requests,
    tracking,
    transfers,
    web_form,
)
from langnghe.petitions.views.citizen import guide, track
from langnghe.petitions.views.counter import intake, receipt, receipt_pdf, renew_code
from langnghe.petitions.views.desk import due_list, file_page, to_paper
from langnghe.petitions.views.finding import search
from langnghe.petitions.views.life import approve, matter_page, propose, settings, undo
from langnghe.petitions.views.matters import link, matter, merge, undo_merge, unlink
from langnghe.petitions.views.steps import step

__all__ = [
    "approve",
    "batches",
    "came_with",
    "due_list",
    "file_page",
    "guide",
    "intake",
    "letters",
    "link",
    "links",
    "mail",
    "matter",
    "matter_page",
    "merge",
    "propose",
    "receipt",
    "receipt_pdf",
    "renew_code",
    "requests",
    "search",
    "settings",
    "step",
    "to_paper",
    "track",
    "tracking",
    "transfers",
    "undo",
    "undo_merge",
    "unlink",
    "web_form",
]
