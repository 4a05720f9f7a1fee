"""Answers on the public page: what was asked and answered, nobody's name, and taken down with a reason."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from conftest import Cast
from langnghe.kernel.errors import Invalid, NotAllowed, NotFound, WrongState
from langnghe.people.services import add_person
from langnghe.petitions import selectors, services
from langnghe.petitions.models import Petition, Publication, Standing
from langnghe.petitions.services.intake.signing import write_signers
from langnghe.petitions.tests.conftest import decided, facts
from langnghe.petitions.tests.test_deciding import LATER

ON = date(2026, 11, 18)
TEXT = "Hỏi: đèn đường ngõ hỏng.\nĐã thay bóng ngày 17/11."
URL = "/da-tra-loi/"


def answered(cast: Cast, kind: str = "feedback", **more: Any) -> tuple[Petition, str]:
    person = add_person("Lê Văn Bình", address="12 Đông Sơn", phone="0912 345 678")
    given = services.receive(**facts(cast, kind=kind, person=person, received_on=date(2026, 11, 12), **more))
    petition = services.classify(
        given.petition, kind=kind, field="environment", because="đúng", by=cast.an, on=ON
    )
    services.accept(petition, by=cast.chi, on=ON)
    petition.refresh_from_db()
    services.answer(petition, number="5/UBND", text="Đã thay bóng đèn.", by=cast.chi, on=ON)
    petition.refresh_from_db()
    return petition, given.code


def published(cast: Cast) -> Publication:
    return services.publish(answered(cast)[0], way="web", redacted=TEXT, by=cast.an, on=ON)


def test_everyone_reads_it_and_learns_of_nobody(
    client: Client, cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    public = published(cast)
    with django_assert_num_queries(1):
        page = client.get(URL).content.decode()
    one = client.get(f"{URL}{public.pk}/").content.decode()

    assert "đèn đường ngõ hỏng" in page
    assert "sau 6 ngày" in one
    petition = Petition.objects.get()
    for told in (
        "Bình",
        "Đông Sơn",
        f"Đơn {petition}",
        f"số {petition}",
        petition.summary,
        petition.matter.title,
    ):
        assert told not in page + one


@pytest.mark.parametrize(
    "text",
    [
        "Trả lời ông Lê Văn Bình.",
        "Trả lời ông LE  VAN BINH.",
        "Nhà ở 12 Đông Sơn đã có đèn.",
        "Gọi lại số 0912.345.678.",
    ],
)
def test_a_text_that_tells_who_asked_is_refused(cast: Cast, text: str) -> None:
    petition, _code = answered(cast)
    with pytest.raises(Invalid, match="hãy bỏ trước khi ghi"):
        services.publish(petition, way="web", redacted=text, by=cast.an, on=ON)
    assert not Publication.objects.exists()


SIGNED = [
    services.Signer("Phạm Thị Cúc", address="7 ngõ Hàng Than"),
    services.Signer("Đỗ Văn Đại Diện", is_representative=True),
]


@pytest.mark.parametrize(
    "text",
    ["Bà Phạm Thị Cúc cũng hỏi.", "Nhà 7 NGO HANG THAN đã có đèn.", "Ông Do Van Dai  Dien nhận thay."],
)
@pytest.mark.parametrize("way", ["web", "posting"])
def test_a_text_that_tells_who_signed_too_is_refused(cast: Cast, text: str, way: str) -> None:
    petition, _code = answered(cast, signers=3)
    write_signers(petition, SIGNED)
    with pytest.raises(Invalid, match="người cùng ký"):
        services.publish(petition, way=way, redacted=text, by=cast.an, on=ON)


def test_who_sent_another_petition_of_the_matter_is_not_told_either(cast: Cast) -> None:
    petition, _code = answered(cast)
    other = add_person("Trịnh Thị Gấm", identity=("card", "038123456789"))
    services.receive(**facts(cast, kind="feedback", person=other, matter=petition.matter))
    for text in ("Trả lời bà Trịnh Thị Gấm.", "Số căn cước 038 123 456 789."):
        with pytest.raises(Invalid, match="hãy bỏ"):
            services.publish(petition, way="web", redacted=text, by=cast.an, on=ON)


def test_who_acts_for_the_sender_is_not_told_either(cast: Cast) -> None:
    petition, _code = answered(cast)
    Standing.objects.create(petition=petition, through="authorised", representative="Vũ Thị Ủy Quyền")
    with pytest.raises(Invalid, match="hãy bỏ"):
        services.publish(petition, way="web", redacted="Bà Vũ Thị Ủy Quyền nhận.", by=cast.an, on=ON)


def test_a_short_name_inside_another_word_is_no_name(cast: Cast) -> None:
    petition, _code = answered(cast, signers=2)
    write_signers(petition, [services.Signer("Lê An")])
    assert services.publish(petition, way="web", redacted="Đồng chí Lê Anh trả lời.", by=cast.an, on=ON)


def test_a_decision_on_a_complaint_is_not_put_there(cast: Cast) -> None:
    with pytest.raises(Invalid, match="kiến nghị, phản ánh"):
        services.publish(decided(cast), way="web", redacted="Đúng một phần.", by=cast.an, on=LATER)


def test_it_is_taken_down_with_a_reason_and_stays_written(client: Client, cast: Cast) -> None:
    public = published(cast)
    with pytest.raises(Invalid, match="lý do"):
        services.take_down(public, because=" ", by=cast.an, on=ON)
    with pytest.raises(NotFound):
        services.take_down(public, because="x", by=cast.dung, on=ON)
    client.force_login(cast.an)
    client.post(f"/don/cong-khai/{public.pk}/go/", {"because": "còn nhận ra người hỏi"})

    assert client.get(f"{URL}{public.pk}/").status_code == 404
    assert "đèn đường" not in client.get(URL).content.decode()
    assert selectors.life(Petition.objects.get()).publications[0].hidden_because == "còn nhận ra người hỏi"
    with pytest.raises(WrongState):
        services.take_down(public, because="x", by=cast.an, on=ON)


def test_one_undone_or_posted_elsewhere_is_not_on_the_page(client: Client, cast: Cast) -> None:
    petition, _code = answered(cast)
    services.publish(petition, way="posting", redacted=TEXT, by=cast.an, on=ON)
    assert "đèn đường" not in client.get(URL).content.decode()


def test_who_tracks_it_is_led_there(client: Client, cast: Cast) -> None:
    petition, code = answered(cast)
    public = services.publish(petition, way="web", redacted=TEXT, by=cast.an, on=ON)
    page = client.post("/tra-cuu/", {"code": code}).content.decode()
    assert f'href="{URL}{public.pk}/"' in page


def test_pages_of_many_and_bent_keys(client: Client, cast: Cast) -> None:
    petition, _code = answered(cast)
    for n in range(21):
        services.publish(petition, way="web", redacted=f"Câu trả lời thứ {n}", by=cast.an, on=ON)
    first = client.get(URL).content.decode()
    assert "thứ 20<" in first.replace("\n", "")
    assert client.get(f"{URL}?sau=x&linh_vuc=la&don_vi=%27").status_code == 200
    following = first.split('rel="next" href="')[1].split('"')[0]
    assert "Câu trả lời thứ 0" in client.get(f"{URL}{following}").content.decode()


def test_only_who_handles_the_file_takes_it_down(client: Client, cast: Cast) -> None:
    public = published(cast)
    assert client.post(f"/don/cong-khai/{public.pk}/go/", {"because": "x"}).status_code == 302
    client.force_login(cast.dung)
    assert client.post(f"/don/cong-khai/{public.pk}/go/", {"because": "x"}).status_code == 404
    with pytest.raises((NotAllowed, NotFound)):
        services.take_down(public, because="x", by=cast.giang, on=ON)
    public.refresh_from_db()
    assert public.hidden_on is None
