"""Pages of petitions, split by who opens them."""

from langnghe.petitions.views import (
    batches,
    came_with,
    denouncing,
    letter_templates,
    letters,
    links,
    mail,
    published,
    requests,
    sealed_letters,
    tracking,
    transfers,
    web_form,
    web_receipt,
)
from langnghe.petitions.views.beside import covers, end_cover, leave, note, seal_note, tick
from langnghe.petitions.views.bulk import bulk
from langnghe.petitions.views.citizen import guide, track
from langnghe.petitions.views.counter import intake, receipt, receipt_pdf, renew_code
from langnghe.petitions.views.desk import file_page, to_paper
from langnghe.petitions.views.finding import export_search, search
from langnghe.petitions.views.life import approve, end_approver, propose, set_habits, settings, undo
from langnghe.petitions.views.listing import due_list, escalated, export
from langnghe.petitions.views.matters import (
    end_body,
    link,
    matter,
    matter_page,
    merge,
    separate,
    undo_merge,
    unlink,
)
from langnghe.petitions.views.owing import numbered_elsewhere
from langnghe.petitions.views.quantities import correct_quantity
from langnghe.petitions.views.steps import step
from langnghe.petitions.views.year_books import close_letters, year_book, year_books

__all__ = [
    "approve",
    "batches",
    "bulk",
    "came_with",
    "close_letters",
    "correct_quantity",
    "covers",
    "denouncing",
    "due_list",
    "end_approver",
    "end_body",
    "end_cover",
    "escalated",
    "export",
    "export_search",
    "file_page",
    "guide",
    "intake",
    "leave",
    "letter_templates",
    "letters",
    "link",
    "links",
    "mail",
    "matter",
    "matter_page",
    "merge",
    "note",
    "numbered_elsewhere",
    "propose",
    "published",
    "receipt",
    "receipt_pdf",
    "renew_code",
    "requests",
    "seal_note",
    "sealed_letters",
    "search",
    "separate",
    "set_habits",
    "settings",
    "step",
    "tick",
    "to_paper",
    "track",
    "tracking",
    "transfers",
    "undo",
    "undo_merge",
    "unlink",
    "web_form",
    "web_receipt",
    "year_book",
    "year_books",
]
