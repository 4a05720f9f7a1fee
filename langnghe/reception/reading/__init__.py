"""Reading a reception schedule as a unit writes it: pure Python; what is unclear is asked, never guessed."""

from langnghe.reception.reading.model import Ask, Found, Question, Reading
from langnghe.reception.reading.read import read
from langnghe.reception.reading.receivers import match

__all__ = ["Ask", "Found", "Question", "Reading", "match", "read"]
