"""Pages of petitions, split by who opens them."""

from langnghe.petitions.views.citizen import guide, track
from langnghe.petitions.views.desk import accept, answer, classify, close, due_list, file_page
from langnghe.petitions.views.intake import intake

__all__ = ["accept", "answer", "classify", "close", "due_list", "file_page", "guide", "intake", "track"]
