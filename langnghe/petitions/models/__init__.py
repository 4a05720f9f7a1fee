"""The tables of petitions: current rows; the facts behind them are audit entries."""

from langnghe.petitions.models.clocks import Clock
from langnghe.petitions.models.register import Book, Matter, Petition
from langnghe.petitions.models.tracking import WrongCode
from langnghe.petitions.models.words import Channel, Field, Kind

__all__ = ["Book", "Channel", "Clock", "Field", "Kind", "Matter", "Petition", "WrongCode"]
