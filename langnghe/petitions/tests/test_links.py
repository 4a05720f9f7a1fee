"""Rooms below know a petition by its kind and number: its title, its page, and who may see it."""

from conftest import Cast
from langnghe.kernel import links
from langnghe.petitions.tests.conftest import received


def test_a_petition_is_linked_by_kind_and_id(cast: Cast) -> None:
    petition = received(cast)
    link = links.kind_of("petition")

    assert link.url(petition.pk) == f"/don/{petition.pk}/"
    assert link.title(petition.pk) == "1/2026"
    assert link.may_see(petition.pk, cast.an)
    assert not link.may_see(petition.pk, cast.dung)
