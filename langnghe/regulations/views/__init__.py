"""Legal texts, and why a day is the day it is."""

from langnghe.regulations.views.texts import text_list
from langnghe.regulations.views.why import why, why_list

__all__ = ["text_list", "why", "why_list"]
