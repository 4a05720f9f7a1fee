"""What an administrator types; the rules are in services."""

from datetime import date
from typing import Any

from django import forms
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from langnghe.accounts.rights import Role
from langnghe.units.models import Post, Unit, UnitKind

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class RoleForm(forms.Form):
    unit = forms.ModelChoiceField(label=_("Đơn vị"), queryset=Unit.objects.none(), empty_label=None)
    role = forms.ChoiceField(label=_("Vai trò"), choices=Role.choices)
    since = forms.DateField(label=_("Từ ngày"), widget=DAY)

    def __init__(self, *args: Any, units: QuerySet[Unit], on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit: Any = self.fields["unit"]
        unit.queryset = units.order_by("kind", "code")
        self.fields["since"].initial = on


class AccountForm(forms.Form):
    display_name = forms.CharField(label=_("Họ và tên"), max_length=120)
    username = forms.CharField(
        label=_("Tên đăng nhập"),
        max_length=60,
        validators=[UnicodeUsernameValidator()],
        help_text=_("Chữ, số và các dấu @ . + - _, không có dấu cách."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    email = forms.EmailField(
        label=_("Thư điện tử công vụ"), required=False, help_text=_("Để nhận lời nhắc khi đơn sắp đến hạn.")
    )
    unit = forms.ModelChoiceField(label=_("Đơn vị"), queryset=Unit.objects.none(), empty_label=None)
    role = forms.ChoiceField(label=_("Vai trò"), choices=Role.choices)

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit: Any = self.fields["unit"]
        unit.queryset = units.order_by("kind", "code")


class EndForm(forms.Form):
    last_day = forms.DateField(label=_("Ngày cuối"), widget=DAY)


class HolderForm(forms.Form):
    post = forms.ModelChoiceField(label=_("Chức vụ"), queryset=Post.objects.none(), empty_label=None)
    name = forms.CharField(label=_("Họ và tên"), max_length=120)
    since = forms.DateField(label=_("Từ ngày"), widget=DAY)

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        post: Any = self.fields["post"]
        post.queryset = Post.objects.filter(unit__in=units).select_related("unit").order_by("unit_id", "id")
        post.label_from_instance = _post_label


def _post_label(post: Post) -> str:
    return f"{post.title} · {post.unit.name}"


class PostForm(forms.Form):
    unit = forms.ModelChoiceField(label=_("Đơn vị"), queryset=Unit.objects.none(), empty_label=None)
    title = forms.CharField(
        label=_("Tên chức vụ"), max_length=200, help_text=_("Ví dụ: Phó Chủ tịch phụ trách văn hóa - xã hội.")
    )

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit: Any = self.fields["unit"]
        unit.queryset = units.order_by("kind", "code")


class AgencyForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("Loại"),
        choices=[
            (UnitKind.AGENCY.value, _("sở, phòng, cơ quan khác của Nhà nước")),
            (UnitKind.PUBLIC_UNIT.value, _("đơn vị sự nghiệp công lập")),
        ],
    )
    name = forms.CharField(
        label=_("Tên cơ quan"), max_length=160, help_text=_("Ví dụ: Sở Xây dựng; Trường THCS Trần Mai Ninh.")
    )
    head_title = forms.CharField(
        label=_("Chức danh người đứng đầu"), max_length=200, help_text=_("Ví dụ: Giám đốc Sở Xây dựng.")
    )
    over = forms.ModelChoiceField(label=_("Thuộc"), queryset=Unit.objects.none(), empty_label=None)
    since = forms.DateField(label=_("Từ ngày"), widget=DAY)

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        over: Any = self.fields["over"]
        over.queryset = units.exclude(kind__in=[UnitKind.AGENCY, UnitKind.PUBLIC_UNIT]).order_by(
            "kind", "code"
        )

    def clean_kind(self) -> UnitKind:
        return UnitKind(self.cleaned_data["kind"])
