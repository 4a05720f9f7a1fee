"""A denunciation extended to its last day, withdrawn, discontinued, published: as the law has it, telling nobody's name."""

from datetime import date

import pytest

from langnghe.kernel.errors import Invalid, WrongState
from langnghe.notifications.models import Message
from langnghe.petitions import services
from langnghe.petitions.models import Petition, Publication
from langnghe.petitions.tests.test_denunciation_life import ACCEPTED, CONCLUDED, accepted, concluded, running
from langnghe.petitions.tests.test_denunciations import NAME, TOLD, read
from langnghe.vault.tests.conftest import Keepers


def extended(keepers: Keepers, petition: Petition, fact: str, on: date = CONCLUDED) -> Petition:
    because = "Phải xác minh ở nhiều nơi"
    return services.extend(petition, fact=fact, number="2/QĐ", because=because, by=keepers.cast.chi, on=on)


def test_specially_complex_it_ends_ninety_days_after_acceptance_and_no_later(keepers: Keepers) -> None:
    petition = extended(keepers, accepted(keepers), "very_complex")
    petition = extended(keepers, petition, "very_complex")

    assert running(petition)["denunciation.resolution"] == date(2027, 2, 15)
    assert (date(2027, 2, 14) - ACCEPTED).days == 90
    with pytest.raises(Invalid, match="2 lần"):
        extended(keepers, petition, "very_complex")


def test_an_extension_is_decided_on_the_last_day_at_the_latest(keepers: Keepers) -> None:
    petition, last = accepted(keepers), date(2026, 12, 16)
    with pytest.raises(Invalid, match="trước khi hết thời hạn"):
        extended(keepers, petition, "complex", on=date(2026, 12, 17))

    assert running(extended(keepers, petition, "complex", on=last))["denunciation.resolution"] > last


def test_withdrawn_before_the_conclusion_it_ends_and_stays_sealed(keepers: Keepers) -> None:
    petition = services.withdraw(
        accepted(keepers), because="Đơn rút ngày 1/12", by=keepers.cast.an, on=CONCLUDED
    )

    assert (petition.state, running(petition)) == ("withdrawn", {})
    assert petition.steps.get(name="withdraw").cite == "denunciation-law-2018/33"
    assert read(keepers, petition, "identity")["Họ và tên"] == NAME


def test_after_the_conclusion_nothing_is_withdrawn(keepers: Keepers) -> None:
    with pytest.raises(WrongState):
        services.withdraw(concluded(keepers), because="Đơn rút", by=keepers.cast.an, on=CONCLUDED)


def test_discontinued_by_a_decision_of_its_own_article(keepers: Keepers) -> None:
    petition = accepted(keepers)
    with pytest.raises(Invalid):
        services.discontinue(
            petition, number="", because="Người bị tố cáo chết", by=keepers.cast.chi, on=CONCLUDED
        )
    petition = services.discontinue(
        petition, number="5/QĐ", because="Nội dung đã có bản án", by=keepers.cast.chi, on=CONCLUDED
    )

    assert (petition.state, running(petition)) == ("discontinued", {})
    assert petition.steps.get(name="discontinue").cite == "denunciation-law-2018/34"


def test_published_with_the_redacted_text_alone_and_never_on_the_web(keepers: Keepers) -> None:
    petition = concluded(keepers)
    given = {"redacted": "Kết luận số 12: đúng một phần"}
    with pytest.raises(Invalid):
        services.publish(petition, way="web", **given, by=keepers.cast.an, on=CONCLUDED)
    services.publish(petition, way="posting", **given, by=keepers.cast.an, on=CONCLUDED)

    assert Publication.objects.get().redacted == given["redacted"]
    assert "denunciation.publish" not in running(petition)


def test_no_step_of_its_life_writes_to_the_denouncer_by_mail(keepers: Keepers) -> None:
    """The address is sealed: the notices of the law go on paper, and the step says how."""
    petition = concluded(keepers)
    services.act(petition, because="Kiểm điểm", by=keepers.cast.chi, on=CONCLUDED)

    assert TOLD.email
    assert not Message.objects.exists()
