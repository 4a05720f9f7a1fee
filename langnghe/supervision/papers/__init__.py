"""The report as an official paper of the Party: PDF by Typst, DOCX by python-docx."""

from langnghe.supervision.models import Report
from langnghe.supervision.papers.content import Paper, paper
from langnghe.supervision.papers.sheet import pdf as _pdf
from langnghe.supervision.papers.word import docx as _docx

__all__ = ["Paper", "docx", "paper", "pdf"]


def pdf(report: Report) -> bytes:
    return _pdf(paper(report))


def docx(report: Report) -> bytes:
    return _docx(paper(report))
