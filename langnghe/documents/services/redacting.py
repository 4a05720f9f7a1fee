"""Redaction that takes away what lies beneath: boxes are painted into pictures of the pages, a new file is made."""

import json
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from langnghe.accounts.models import User
from langnghe.documents import access
from langnghe.documents.content import Checked, child, kinds
from langnghe.documents.models import FileState, Level, StoredFile
from langnghe.documents.selectors import bytes_of
from langnghe.documents.services.storing import keep
from langnghe.kernel.errors import Invalid, NotAllowed, WrongState

Box = tuple[float, float, float, float]


def redact(file: StoredFile, *, boxes: dict[int, list[Box]], by: User, on: date) -> StoredFile:
    """A copy of a PDF or picture without what lies under the boxes (shares of width and height, from the top left).

    The original becomes confidential; refuses a file of another kind, no box, and a box outside its page.
    """
    about = (file.subject_kind, file.subject_id)
    _must(access.may_attach(by, about, on))
    _refuse_other(file)
    _refuse_boxes(boxes, file.pages or 1)

    # Painting takes seconds: nobody waits for the thing meanwhile, and what became of both is asked again under the locks.
    checked = _covered(file, boxes)
    with transaction.atomic():
        # The thing is locked before its file, as whoever erases all of its files locks them.
        _must(access.may_still_attach(by, about, on))
        locked = StoredFile.objects.select_for_update(of=("self",)).get(pk=file.pk)
        _refuse_other(locked)
        return _kept(locked, checked, by=by, on=on)


def _must(may: bool) -> None:  # noqa: FBT001 - the answer of access, not a switch
    if not may:
        raise NotAllowed(_("Chỉ cán bộ của đơn vị đang giữ hồ sơ mới che được thông tin."))


def _refuse_other(file: StoredFile) -> None:
    if file.state != FileState.KEPT or not file.can_be_redacted:
        raise WrongState(_("Chỉ che được thông tin trong tệp PDF hoặc ảnh đang dùng."))


def _kept(file: StoredFile, checked: Checked, *, by: User, on: date) -> StoredFile:
    about, ending = (file.subject_kind, file.subject_id), kinds.ENDINGS[file.media_type]
    name = _("%(name)s (bản che)") % {"name": file.name.removesuffix(ending)}
    copy = keep(checked, about=about, by=by, on=on, name=f"{name}{ending}", redacted_from=file)
    file.level = Level.CONFIDENTIAL
    file.save(update_fields=["level"])
    return copy


def _covered(file: StoredFile, boxes: dict[int, list[Box]]) -> Checked:
    told = json.dumps({str(page): [list(box) for box in found] for page, found in boxes.items()})
    if file.is_pdf:
        answer, data = child.run("redact", bytes_of(file), told)
        return Checked(data, kinds.PDF, int(answer["pages"]), file.scanned_by)
    _answer, data = child.run("redact_picture", bytes_of(file), kinds.PICTURES[file.media_type], told)
    return Checked(data, file.media_type, None, file.scanned_by)


def _refuse_boxes(boxes: dict[int, list[Box]], pages: int) -> None:
    if not any(boxes.values()):
        raise Invalid(_("Chọn ít nhất một vùng cần che."))
    for page, found in boxes.items():
        for left, top, right, bottom in found:
            if not (1 <= page <= pages and 0 <= left < right <= 1 and 0 <= top < bottom <= 1):
                raise Invalid(_("Vùng che nằm ngoài trang; xem lại các con số."))
