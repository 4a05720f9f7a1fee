"""Officers who are named in a thing, chosen on a form: ticked among colleagues, or found by name among all accounts."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from langnghe.accounts.models import User
from langnghe.accounts.selectors import Listed, accounts_named, with_roles

# The button that looks for the names that were typed, and sends nothing else on.
FIND = "find"
MOST = 12


class NamesOfficers(forms.Form):
    """The two fields; a line that fits several accounts is settled by ticking the right one, never by a guess."""

    named_by_name = forms.CharField(
        label=gettext_lazy("Tìm cán bộ bị nêu tên, ở mọi cơ quan"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off", "data-no-draft": ""}),
        help_text=gettext_lazy(
            "Mỗi dòng một họ tên hoặc tên tài khoản, có dấu hay không dấu đều được; bấm “Tìm cán bộ” ở cuối trang rồi đánh dấu đúng người."
        ),
    )
    named = forms.MultipleChoiceField(
        label=gettext_lazy("Cán bộ có tài khoản bị nêu tên"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy(
            "Hồ sơ không tồn tại với người được chọn: không thấy trong danh sách, không mở được."
        ),
    )

    def __init__(self, *args: Any, on: date, officers: Sequence[User] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.found = {line: accounts_named(line, on=on, most=MOST) for line in self._lines()}
        offered = {one.pk: str(one) for one in officers}
        others = [listed for found in self.found.values() for listed in found]
        others += with_roles(list(User.objects.filter(pk__in=self._ticked())), on=on)
        offered |= {one.user.pk: _told(one) for one in others if one.user.pk not in offered}
        self.fields["named"].choices = [(str(pk), label) for pk, label in offered.items()]  # type: ignore[attr-defined]

    def _typed(self, name: str) -> Any:
        """What stands in a field now: sent, or carried into a page that is shown again."""
        if self.is_bound:
            return self[name].data
        return self.initial.get(name)

    def _lines(self) -> list[str]:
        lines = [
            re.split("[;,]", line)[0].strip() for line in str(self._typed("named_by_name") or "").splitlines()
        ]
        return [line for line in lines if line]

    def _ticked(self) -> set[int]:
        return {int(one) for one in self._typed("named") or [] if re.fullmatch("[0-9]{1,9}", str(one))}

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        for line, found in self.found.items():
            if not found:
                self.add_error("named_by_name", nobody(line))
            elif not self._ticked() & {one.user.pk for one in found}:
                self.add_error(
                    "named", _("“%(name)s”: đánh dấu đúng người, hoặc bỏ dòng này ở ô tìm.") % {"name": line}
                )
        return given

    def missing(self) -> list[str]:
        """What to say of the names that no account has, on a page that only looked for them."""
        return [] if self.is_bound else [nobody(line) for line, found in self.found.items() if not found]

    def named_users(self) -> list[User]:
        return list(User.objects.filter(pk__in=[int(one) for one in self.cleaned_data["named"]]))


def nobody(line: str) -> str:
    return _("Không có tài khoản nào mang tên “%(name)s”; bỏ dòng này nếu người ấy không có tài khoản.") % {
        "name": line
    }


def _told(listed: Listed) -> str:
    """The name with where and as what; who has no role today is told by the name of the account."""
    roles = "; ".join(f"{one.unit.name}, {one.get_role_display()}" for one in listed.roles)
    return f"{listed.user} ({roles or listed.user.username})"
