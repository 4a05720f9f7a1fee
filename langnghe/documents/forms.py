"""The shape of an upload, of a reason, and of boxes to paint."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from langnghe.documents.content import ACCEPTED
from langnghe.documents.models import Level
from langnghe.documents.uploads import TooBig

MOST = 10
# A PDF may bear a signature that ends with one changed byte, so that what is no picture is kept as it came.
REMOVED = gettext_lazy(
    "Ảnh được bỏ dữ liệu ẩn (nơi chụp, máy chụp, giờ chụp); dữ liệu ẩn trong PDF, DOCX, XLSX (như tên tác giả) giữ nguyên."
)


class ManyFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class OneFile(forms.FileField):
    """One file; the one that was let go since it is too big says so here."""

    def to_python(self, data: Any) -> Any:
        if isinstance(data, TooBig):
            raise forms.ValidationError(str(data.because))
        return super().to_python(data)


class FilesField(forms.FileField):
    """Several files in one field; every one is checked by the service. It says what is taken out of them and what is not."""

    def __init__(self, *, help_text: Any = "", **kwargs: Any) -> None:
        kwargs["help_text"] = format_lazy("{} {}", help_text, REMOVED) if help_text else REMOVED
        kwargs.setdefault("widget", ManyFiles(attrs={"accept": ACCEPTED}))
        super().__init__(**kwargs)

    def clean(self, data: Any, initial: Any = None) -> Any:  # noqa: ARG002 - Django's signature
        given = [one for one in (data if isinstance(data, list | tuple) else [data]) if one]
        if let_go := next((one for one in given if isinstance(one, TooBig)), None):
            raise forms.ValidationError(str(let_go.because))
        if self.required and not given:
            raise forms.ValidationError(_("Chọn ít nhất một tệp."))
        if len(given) > MOST:
            raise forms.ValidationError(_("Mỗi lần chỉ gửi được %(most)s tệp.") % {"most": MOST})
        return [one for one in given if isinstance(one, UploadedFile)]


class AttachForm(forms.Form):
    papers = FilesField(
        label=gettext_lazy("Tệp"),
        help_text=gettext_lazy(
            "PDF, ảnh JPEG, PNG, WebP, DOCX, XLSX; mỗi tệp đến 25 MB, mỗi lần đến 10 tệp và 60 MB."
        ),
    )
    level = forms.ChoiceField(
        label=gettext_lazy("Mức"), choices=[choice for choice in Level.choices if choice[0] != Level.SEALED]
    )


class VoidForm(forms.Form):
    because = forms.CharField(label=gettext_lazy("Lý do bỏ tệp"), max_length=300)


class RedactForm(forms.Form):
    boxes = forms.CharField(
        label=gettext_lazy("Các vùng cần che"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 6, "data-redact-boxes": ""}),
        help_text=gettext_lazy(
            "Mỗi dòng một vùng: trang, trái, trên, phải, dưới, tính bằng phần trăm của trang. Ví dụ: 1 10 20 60 25."
        ),
    )

    def clean_boxes(self) -> dict[int, list[tuple[float, float, float, float]]]:
        found: dict[int, list[tuple[float, float, float, float]]] = {}
        for line in str(self.cleaned_data["boxes"]).splitlines():
            parts = line.replace(",", ".").split()
            if not parts:
                continue
            try:
                page, (left, top, right, bottom) = int(parts[0]), (float(part) / 100 for part in parts[1:])
            except ValueError as error:
                raise forms.ValidationError(_("Không đọc được dòng “%(line)s”.") % {"line": line}) from error
            found.setdefault(page, []).append((left, top, right, bottom))
        return found
