"""What is asked of the register; a filter that cannot be read is left out, never refused."""

from django import forms
from django.utils.translation import gettext_lazy

from langnghe.design.choosing import FilterSelect, Fixed
from langnghe.design.forms import Form
from langnghe.petitions.forms.fields import DAY, OPEN
from langnghe.petitions.models import Channel, Field, Kind
from langnghe.petitions.workflow import State

ALL = [("", gettext_lazy("tất cả"))]
# A denunciation is on a list of its own.
LISTED_KINDS = Fixed(choice for choice in Kind.choices if choice[0] != Kind.DENUNCIATION)
OPEN_STATES = Fixed((state.value, state.label) for state in OPEN)
FIELDS = Fixed(Field.choices)
CHANNELS = Fixed(Channel.choices)
CLOSEST = "sat"
ORDERS = Fixed([("", gettext_lazy("mới nhất")), (CLOSEST, gettext_lazy("sát lời gõ"))])


class SearchForm(Form):
    """Lives in the address; its names are short Vietnamese words."""

    q = forms.CharField(
        label=gettext_lazy("Tìm trong đơn"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "data-key": "/", "autocomplete": "off"}),
    )
    loai = forms.ChoiceField(
        label=gettext_lazy("Loại đơn"),
        required=False,
        choices=Fixed([*ALL, *LISTED_KINDS]),
        widget=FilterSelect,
    )
    buoc = forms.ChoiceField(
        label=gettext_lazy("Bước"), required=False, choices=Fixed([*ALL, *State.choices]), widget=FilterSelect
    )
    linh_vuc = forms.ChoiceField(
        label=gettext_lazy("Lĩnh vực"), required=False, choices=Fixed([*ALL, *FIELDS]), widget=FilterSelect
    )
    nguon = forms.ChoiceField(
        label=gettext_lazy("Nguồn"), required=False, choices=Fixed([*ALL, *CHANNELS]), widget=FilterSelect
    )
    nguoi = forms.CharField(
        label=gettext_lazy("Người xử lý"),
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    tu = forms.DateField(label=gettext_lazy("Nhận từ ngày"), required=False, widget=DAY)
    den = forms.DateField(label=gettext_lazy("đến ngày"), required=False, widget=DAY)
    xep = forms.ChoiceField(label=gettext_lazy("Xếp"), required=False, choices=ORDERS, widget=FilterSelect)
