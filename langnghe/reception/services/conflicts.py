"""What the database refuses about rooms and persons, said as a sentence."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from langnghe.kernel.errors import Invalid, Refusal

SENTENCES = {
    "session_place_not_double_booked": (
        gettext_lazy("Phòng này đã có một buổi tiếp khác trong khoảng giờ đó."),
        gettext_lazy("Chọn giờ khác, ngày khác hoặc địa điểm khác."),
    ),
    "session_post_not_in_two_places": (
        gettext_lazy("Người tiếp đã có một buổi tiếp khác trong khoảng giờ đó."),
        gettext_lazy("Chọn giờ khác hoặc ngày khác."),
    ),
    "session_holder_not_in_two_places": (
        gettext_lazy("Người giữ chức vụ này đã có một buổi tiếp khác, ở chức vụ khác, trong khoảng giờ đó."),
        gettext_lazy("Chọn giờ khác hoặc ngày khác."),
    ),
    "session_hours_in_order": (
        gettext_lazy("Giờ kết thúc phải sau giờ bắt đầu."),
        gettext_lazy("Sửa lại giờ của buổi tiếp."),
    ),
}


@contextmanager
def in_words() -> Iterator[None]:
    """Run a write in a savepoint; a double-booked room or person becomes a refusal with a way on."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        raise _refusal(error) from error


def _refusal(error: IntegrityError) -> Refusal | IntegrityError:
    for name, (sentence, instead) in SENTENCES.items():
        if name in str(error):
            return Refusal(sentence, instead=instead)
    return error


def required(text: str, what: str) -> str:
    """The text without stray spaces. Refuses an empty one."""
    words = " ".join(text.split())
    if not words:
        raise Invalid(_("Chưa ghi %(what)s.") % {"what": what})
    return words
