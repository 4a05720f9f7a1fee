"""A denunciation walked through its pages, from classification to the closed file; each post is one step."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from langnghe.petitions import workflow
from langnghe.petitions.models import Petition
from langnghe.petitions.tests.test_denunciations import taken
from langnghe.petitions.views.step_table import BY_MOVE
from langnghe.vault.tests.conftest import Keepers

CLASSIFIED = {
    "on": "2026-11-13",
    "kind": "denunciation",
    "field": "land",
    "because": "Nêu hành vi của cán bộ",
}
# One step a line: day of the desk, address, what is typed, and the state that follows.
WALK: tuple[tuple[str, str, dict[str, str], str], ...] = (
    ("2026-11-13", "phan-loai", CLASSIFIED, "classified"),
    ("2026-11-16", "thu-ly", {}, "accepted"),
    ("2026-11-17", "bao-thu-ly", {"to": "Văn bản mật"}, "accepted"),
    ("2026-11-17", "bao-cao", {"because": "Việc gấp"}, "accepted"),
    ("2026-11-17", "giao-xac-minh", {"number": "3/QĐ", "team": "Thanh tra tỉnh", "due_on": "2026-12-01"}, "accepted"),
    ("2026-11-18", "buoc-xac-minh", {"text": "Làm việc với cán bộ"}, "accepted"),
    ("2026-11-19", "gia-han-xac-minh", {"due_on": "2026-12-05", "because": "Chờ giám định"}, "accepted"),
    ("2026-11-20", "bao-cao-xac-minh", {"text": "Có thu tiền"}, "accepted"),
    ("2026-11-20", "rut-mot-phan", {"content": "Rút một nội dung", "because": "Đơn ngày 19/11"}, "accepted"),
    ("2026-11-23", "tam-dinh-chi", {"number": "4/QĐ", "because": "Chờ kết quả khác"}, "suspended"),
    ("2026-11-24", "gui-tam-dinh-chi", {"to": "Bưu điện"}, "suspended"),
    ("2026-11-30", "tiep-tuc", {"number": "5/QĐ", "because": "Đã có kết quả"}, "accepted"),
    ("2026-12-01", "gia-han", {"fact": "complex", "number": "6/QĐ", "because": "Phải giám định"}, "accepted"),
    ("2026-12-02", "da-to-cao-tiep", {"to": "UBND tỉnh"}, "accepted"),
    ("2026-12-10", "ket-luan", {"number": "12/KL", "outcome": "partly", "summary": "Có thu tiền"}, "concluded"),
    ("2026-12-11", "gui-quyet-dinh", {"to": "Văn bản mật"}, "concluded"),
    ("2026-12-11", "xu-ly-ket-luan", {"because": "Kiểm điểm, thu hồi"}, "concluded"),
    ("2026-12-14", "cong-khai", {"way": "posting", "redacted": "Kết luận số 12"}, "concluded"),
    ("2026-12-14", "thi-hanh", {"is_done": "no", "amount_money_state": "5000000"}, "concluded"),
    ("2026-12-14", "thi-hanh", {"is_done": "yes", "amount_money_state": "5000000"}, "concluded"),
    ("2026-12-15", "ket-thuc", {"because": "Đã xử lý xong"}, "closed"),
    ("2026-12-16", "mo-lai", {"because": "Còn một việc"}, "concluded"),
)  # fmt: skip
# The ways out of a classified file, each on a file of its own.
OUT: tuple[tuple[str, dict[str, str], str], ...] = (
    ("khong-thu-ly", {"because": "Không có căn cứ"}, "declined"),
    ("chuyen-don", {"outside": "Công an tỉnh", "because": "Thuộc thẩm quyền nơi ấy"}, "transferred"),
    ("luu-don", {"because": "Đã giải quyết"}, "filed"),
    ("rut-don", {"because": "Đơn xin rút ngày 13/11"}, "withdrawn"),
)


@pytest.fixture
def desk(client: Client, keepers: Keepers) -> Client:
    client.force_login(keepers.cast.chi)
    return client


def post(desk: Client, petition: Petition, slug: str, given: dict[str, str]) -> Petition:
    assert desk.get(f"/don/{petition.pk}/{slug}/").status_code == 200, slug
    answer = desk.post(f"/don/{petition.pk}/{slug}/", given)
    assert answer.status_code == 302, (slug, answer.content.decode())
    petition.refresh_from_db()
    return petition


def test_it_walks_from_classification_to_the_end(
    desk: Client, keepers: Keepers, at_today: Callable[[date], None]
) -> None:
    petition = taken(keepers)
    for day, slug, given, state in WALK:
        at_today(date.fromisoformat(day))
        assert post(desk, petition, slug, {"on": day, **given}).state == state, slug
        assert desk.get(f"/don/{petition.pk}/").status_code == 200, slug


@pytest.mark.parametrize("out", OUT, ids=[slug for slug, _given, _state in OUT])
def test_each_way_out_has_a_living_page(
    desk: Client, keepers: Keepers, at_today: Callable[[date], None], out: tuple[str, dict[str, str], str]
) -> None:
    at_today(date(2026, 11, 13))
    petition = post(desk, taken(keepers), "phan-loai", CLASSIFIED)
    slug, given, state = out

    assert post(desk, petition, slug, {"on": "2026-11-13", **given}).state == state


def test_every_page_of_its_table_opens_and_refuses_an_empty_form_in_words(
    desk: Client, keepers: Keepers, at_today: Callable[[date], None]
) -> None:
    petition = taken(keepers)
    at_today(date(2026, 11, 13))
    for move in workflow.moves_from(petition.table, petition.state):
        address = f"/don/{petition.pk}/{BY_MOVE[move.name].slug}/"
        assert desk.get(address).status_code == 200, address
        assert desk.post(address, {"on": ""}).status_code == 422, address


def test_the_redacted_copy_suggests_no_other_kind(desk: Client, keepers: Keepers) -> None:
    petition = taken(keepers, redacted="Phản ánh đèn đường hỏng")
    assert "Lời trong đơn gợi ý" not in desk.get(f"/don/{petition.pk}/phan-loai/").content.decode()
