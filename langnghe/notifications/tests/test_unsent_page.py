"""Letters that did not leave: on the administrator's list without file and address, sent again once; then refusals."""

from datetime import date

import pytest
from django.contrib.auth.hashers import make_password
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from conftest import Cast
from langnghe.accounts.models import User
from langnghe.accounts.rights import Role
from langnghe.accounts.services import add_membership
from langnghe.audit.models import Entry
from langnghe.kernel.clock import now
from langnghe.kernel.errors import NotFound
from langnghe.notifications import selectors, services, tasks
from langnghe.notifications.models import Message
from langnghe.notifications.tests.test_send import Post, post, promised, waiting_jobs

__all__ = ["post"]
URL = "/quan-tri/thu-chua-gui/"
ON = date(2026, 11, 20)


@pytest.fixture
def phuc(cast: Cast) -> User:
    phuc = User.objects.create(username="phuc", display_name="Đỗ Văn Phúc", password=make_password("x"))
    add_membership(phuc, unit=cast.committee.pk, role=Role.ADMINISTRATOR, since=date(2025, 7, 1))
    return phuc


def stuck(post: Post, message: Message) -> Message:
    post.refusing = True
    with pytest.raises(tasks.NotSent):
        tasks.send(message.pk)
    post.refusing = False
    return message


def test_the_list_tells_since_when_and_why_but_neither_address_nor_file(
    client: Client, phuc: User, post: Post
) -> None:
    stuck(post, promised())
    client.force_login(phuc)
    page = client.get(URL).content.decode()

    assert "người gửi đơn" in page
    assert "máy chủ thư từ chối địa chỉ ấy" in page
    assert "1 lần" in page
    for hidden in ("binh@", "128/2026", "SMTPRecipientsRefused"):
        assert hidden not in page


def test_an_officer_is_named_to_who_keeps_the_account_and_what_it_is_about_is_not(
    cast: Cast, phuc: User, post: Post
) -> None:
    def letter(user: User) -> Message:
        return services.queue(
            "outbox_test/hello", address="x@example.vn", context={"number": "1"}, about=("user", user.pk)
        )

    stuck(post, letter(cast.an))
    stuck(post, letter(cast.dung))
    told = [one.to for one in selectors.unsent(phuc, ON)]

    assert told == ["cán bộ Nguyễn Thị An", "cán bộ"]


def test_sent_again_it_leaves_once_and_is_written_down(client: Client, phuc: User, post: Post) -> None:
    message = stuck(post, promised())
    client.force_login(phuc)
    page = client.post(f"{URL}gui-lai/", {"pk": message.pk}, follow=True).content.decode()
    assert "Đã xếp 1 thư" in page
    assert "Không có thư nào bị kẹt" in page
    assert waiting_jobs() == [message.pk, message.pk]
    for _job in waiting_jobs():
        tasks.send(message.pk)

    assert len(post.letters) == 1
    assert Entry.objects.get(action="message.sent_again").actor == "phuc"


def test_all_are_sent_again_at_once(client: Client, phuc: User, post: Post) -> None:
    for _n in range(3):
        stuck(post, promised())
    promised()
    client.force_login(phuc)
    assert "Đã xếp 3 thư" in client.post(f"{URL}gui-lai/", follow=True).content.decode()


def test_one_that_has_left_is_not_sent_again(phuc: User, post: Post) -> None:
    message = stuck(post, promised())
    Message.objects.update(sent_at=now())

    with pytest.raises(NotFound, match="đã gửi"):
        services.send_again(message.pk, by=phuc, on=ON)
    assert services.send_again(None, by=phuc, on=ON) == 0


def test_only_administrators_see_the_list_and_send(client: Client, cast: Cast, post: Post) -> None:
    stuck(post, promised())
    assert client.get(URL).status_code == 302
    for officer in (cast.an, cast.chi, cast.giang):
        client.force_login(officer)
        assert client.get(URL).status_code == 403
        assert client.post(f"{URL}gui-lai/").status_code == 403
    assert Message.objects.get().error


def test_a_wrong_number_changes_nothing(client: Client, phuc: User, post: Post) -> None:
    message = stuck(post, promised())
    client.force_login(phuc)
    assert client.post(f"{URL}gui-lai/", {"pk": "²x"}).status_code == 302
    assert client.post(f"{URL}gui-lai/", {"pk": message.pk + 1}).status_code == 404
    assert Message.objects.get().error


def test_many_letters_cost_the_same_questions(
    phuc: User, post: Post, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _n in range(3):
        stuck(post, promised())
    with django_assert_num_queries(2):
        assert len(selectors.unsent(phuc, ON)) == 3


def test_a_fault_nobody_foresaw_is_told_as_not_reached(phuc: User, post: Post) -> None:
    message = promised()
    Message.objects.filter(pk=message.pk).update(error="gaierror", attempts=2)
    [found] = selectors.unsent_about(("petition", 128))

    assert "không nối được" in str(found.reason)
    assert found.title == "Đơn số 128/2026 đã được thụ lý"
    assert selectors.unsent_about(("petition", 129)) == []
