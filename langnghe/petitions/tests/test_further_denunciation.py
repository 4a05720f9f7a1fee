"""A denunciation told further: linked, reviewed in twenty days, resolved anew or not; and each refusal."""

from datetime import date
from typing import Any

import pytest

from langnghe.kernel.errors import Invalid, NotAllowed, NotFound, WrongState
from langnghe.petitions import selectors, services
from langnghe.petitions.models import HIDDEN, Petition
from langnghe.petitions.tests.conftest import ON
from langnghe.petitions.tests.conftest import classified as complaint
from langnghe.petitions.tests.test_denunciation_life import CONCLUDED, concluded, running
from langnghe.petitions.tests.test_denunciations import read, taken
from langnghe.vault import selectors as vault
from langnghe.vault.models import KeyHalf
from langnghe.vault.tests.conftest import Keepers

AGAIN = date(2027, 1, 4)


def told_again(keepers: Keepers, **more: Any) -> Petition:
    return taken(keepers, received_on=AGAIN, idempotency="another-token-of-a-form", **more)


def further(keepers: Keepers, petition: Petition, **more: Any) -> Petition:
    given = {"body": keepers.cast.committee, "number": "12/kl", "issued_on": CONCLUDED}
    return services.take_further(petition, **{**given, **more}, by=keepers.cast.an, on=AGAIN)


def test_it_names_the_conclusion_and_its_file_and_gets_twenty_days(keepers: Keepers) -> None:
    first = concluded(keepers)
    second = further(keepers, told_again(keepers))

    assert (second.instance, second.earlier, second.matter.continues) == (2, first, first.matter)
    assert second.table == "denunciation.further"
    assert running(second) == {"denunciation.again.review": date(2027, 1, 25)}
    told = selectors.life(second).earlier
    assert told is not None
    assert (told.number, told.summary, told.is_unresolved) == ("12/kl", "", False)


def test_one_not_resolved_in_time_is_found_by_its_line_of_the_book(keepers: Keepers) -> None:
    first = taken(keepers)
    line = {"number": str(first), "issued_on": first.received_on, "is_unresolved": True}

    assert further(keepers, told_again(keepers), **line).earlier == first


def test_no_term_of_a_second_complaint_is_asked_of_it(keepers: Keepers) -> None:
    second = further(keepers, told_again(keepers), issued_on=date(2026, 1, 5))

    assert selectors.life(second).late is None


@pytest.mark.parametrize("wrong", [{"number": "13/KL"}, {"issued_on": AGAIN}, {"is_unresolved": True}])
def test_what_is_not_kept_here_is_written_down_and_linked_to_nothing(
    keepers: Keepers, wrong: dict[str, Any]
) -> None:
    concluded(keepers)

    assert further(keepers, told_again(keepers), **wrong).earlier is None


def test_resolved_anew_it_has_the_term_of_a_denunciation_and_a_conclusion(keepers: Keepers) -> None:
    concluded(keepers)
    second = further(keepers, told_again(keepers))
    because = "Có tình tiết chưa xem xét"
    second = services.classify(
        second, kind="denunciation", field="land", because=because, by=keepers.cast.an, on=AGAIN
    )
    assert set(running(second)) == {"denunciation.again.review"}
    second = services.accept(second, by=keepers.cast.chi, on=AGAIN)
    assert running(second)["denunciation.resolution"] == date(2027, 2, 3)

    given = {"number": "3/KL", "outcome": "right", "summary": "Giải quyết lại"}
    assert services.conclude(second, **given, by=keepers.cast.chi, on=AGAIN).state == "concluded"


def test_not_resolved_anew_it_ends_by_the_article_of_the_review(keepers: Keepers) -> None:
    concluded(keepers)
    second = further(keepers, told_again(keepers))
    services.classify(
        second,
        kind="denunciation",
        field="land",
        because="Không có tình tiết mới",
        by=keepers.cast.an,
        on=AGAIN,
    )
    declined = services.decline(second, because="Kết luận trước đúng", by=keepers.cast.chi, on=AGAIN)

    assert (declined.state, declined.steps.get(name="decline").cite) == (
        "declined",
        "denunciation-law-2018/37.2",
    )


def test_whom_the_first_file_names_does_not_find_the_second(keepers: Keepers) -> None:
    cast = keepers.cast
    first = taken(keepers, named=[cast.chi, keepers.sen])
    line = {"number": str(first), "issued_on": first.received_on, "is_unresolved": True}
    second = told_again(keepers)
    assert selectors.may_see(cast.chi, AGAIN, second.pk)
    further(keepers, second, **line)

    with pytest.raises(NotFound):
        selectors.file(cast.chi, AGAIN, second.pk)
    assert set(vault.excluded_users(("petition", second.pk))) == {cast.chi, keepers.sen}
    assert not KeyHalf.objects.filter(part__subject_id=second.pk, holder__user=keepers.sen).exists()


def test_who_is_named_in_the_first_file_later_loses_the_second_too(keepers: Keepers) -> None:
    first = taken(keepers)
    line = {"number": str(first), "issued_on": first.received_on, "is_unresolved": True}
    second = further(keepers, told_again(keepers), **line)
    nothing = services.Told(content="")
    services.add_sealed(first, nothing, named=[keepers.cast.chi], by=keepers.cast.an, on=AGAIN)

    assert not selectors.may_see(keepers.cast.chi, AGAIN, second.pk)


def test_the_first_file_says_that_it_went_further(keepers: Keepers) -> None:
    first = services.further(concluded(keepers), to="Chủ tịch UBND tỉnh", by=keepers.cast.an, on=CONCLUDED)

    assert first.steps.get(name="further").because == HIDDEN
    assert "Chủ tịch UBND tỉnh" in read(keepers, first, "step").values()
    with pytest.raises(Invalid):
        services.further(first, to=" ", by=keepers.cast.an, on=CONCLUDED)


def test_marked_by_mistake_it_is_a_first_one_again(keepers: Keepers) -> None:
    concluded(keepers)
    second = further(keepers, told_again(keepers))
    second = services.take_first(second, because="Nội dung khác", by=keepers.cast.an, on=AGAIN)

    assert (second.instance, second.earlier) == (1, None)
    assert running(second) == {"denunciation.initial": date(2027, 1, 13)}


@pytest.mark.parametrize("wrong", [{"number": " "}, {"issued_on": date(2027, 1, 5)}])
def test_without_a_number_or_of_a_later_day_it_is_refused(keepers: Keepers, wrong: dict[str, Any]) -> None:
    with pytest.raises(Invalid):
        further(keepers, told_again(keepers), **wrong)


def test_who_only_receives_and_another_kind_are_refused(keepers: Keepers) -> None:
    with pytest.raises(NotFound):
        services.take_further(
            told_again(keepers), body=keepers.cast.committee, number="1", issued_on=AGAIN,
            by=keepers.cast.dung, on=AGAIN,
        )  # fmt: skip
    with pytest.raises((WrongState, NotAllowed)):
        further(keepers, complaint(keepers.cast), issued_on=ON)
