"""One form, sent twice at the desk: the first receipt again, nothing twice; other words under it are told, not lost in silence."""

from typing import Any

from django.http import QueryDict
from django.test import Client

from conftest import Cast
from langnghe.audit.models import Entry
from langnghe.petitions import services
from langnghe.petitions.forms.fields import TokenForm
from langnghe.petitions.models import Petition
from langnghe.petitions.tests.test_counter_pages import URL as COUNTER
from langnghe.petitions.tests.test_counter_pages import given as counter
from langnghe.petitions.tests.test_denunciation_leaks import URL
from langnghe.petitions.tests.test_named_officers import given
from langnghe.vault.models import SealedPart
from langnghe.vault.tests.conftest import Keepers


def counts() -> tuple[int, ...]:
    return tuple(table.objects.count() for table in (Petition, SealedPart, Entry))


def test_a_denunciation_sent_again_leads_to_the_first_and_writes_nothing(
    an: Client, keepers: Keepers
) -> None:
    first = an.post(URL, given(keepers))
    before = counts()
    again = an.post(URL, given(keepers))
    page = an.get(again.headers["Location"]).content.decode()

    assert first.headers["Location"] == again.headers["Location"]
    assert "Biểu mẫu này đã gửi một lần" in page
    assert counts()[:2] == before[:2]


def test_another_redacted_copy_under_it_is_told_and_kept_in_the_form(an: Client, keepers: Keepers) -> None:
    an.post(URL, given(keepers, named=[keepers.cast.chi.pk, keepers.cast.dung.pk]))
    before = counts()
    other = given(
        keepers, redacted="Phản ánh việc khác hẳn", named=[keepers.cast.chi.pk, keepers.cast.dung.pk]
    )
    answer = an.post(URL, other)
    page = answer.content.decode()

    assert answer.status_code == 409
    assert "đã gửi trước đó" in page
    assert "Phản ánh việc khác hẳn" in page
    assert other["token"] not in page
    assert counts() == before
    # Whoever sends it as something new names the same officers.
    for named in (keepers.cast.chi, keepers.cast.dung):
        assert f'value="{named.pk}" ' in page


def test_a_form_with_a_new_token_keeps_every_choice() -> None:
    form = TokenForm(QueryDict("named=1&named=2&token=old"))
    form.renew_token()
    data: Any = form.data

    assert data.getlist("named") == ["1", "2"]
    assert data["token"] != "old"


def test_at_the_counter_another_request_under_it_is_told(an: Client, cast: Cast) -> None:
    an.post(COUNTER, counter(cast, request="Trả lại đất"))
    answer = an.post(COUNTER, counter(cast, request="Bồi thường thêm"))

    assert answer.status_code == 409
    assert "đã gửi trước đó" in answer.content.decode()
    assert Petition.objects.get().request == "Trả lại đất"


def test_the_same_at_the_counter_is_the_first_receipt(an: Client, cast: Cast) -> None:
    first, again = (an.post(COUNTER, counter(cast, request="Trả lại đất")) for _n in range(2))

    assert first.headers["Location"] == again.headers["Location"]
    assert Petition.objects.count() == 1
    assert services.was_sent(counter(cast)["token"])
    assert not services.was_sent("")
