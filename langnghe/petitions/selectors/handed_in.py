"""Where the papers are that went along with a petition: each book tells who holds them now."""

from langnghe.petitions.models import Petition, SubmittedPaper


def handed_in(petition: Petition) -> list[tuple[SubmittedPaper, str]]:
    """Each paper of this book and, where it left, the body in whose book it stands now; nothing is asked where none left."""
    papers = list(petition.papers.all())
    first = {paper.pk: _first(paper) for paper in papers if paper.left_on}
    held = _held(set(first.values()))
    return [(paper, held.get(first.get(paper.pk, 0), "")) for paper in papers]


def _first(paper: SubmittedPaper) -> int:
    """The row of the same paper in the book that it came to first."""
    while paper.carried_from is not None:
        paper = paper.carried_from
    return paper.pk


def _held(roots: set[int]) -> dict[int, str]:
    """From book to book, all those that a paper was carried to; in one of them it stands."""
    found: dict[int, str] = {}
    of = {root: root for root in roots}
    rows = SubmittedPaper.objects.select_related("petition__unit")
    met = list(rows.filter(pk__in=roots)) if roots else []
    while met:
        of |= {row.pk: of[row.carried_from_id] for row in met if row.carried_from_id in of}
        found |= {of[row.pk]: row.petition.unit.name for row in met if row.left_on is None}
        met = list(rows.filter(carried_from__in=[row.pk for row in met]))
    return found
