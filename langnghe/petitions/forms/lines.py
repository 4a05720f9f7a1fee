"""Lines that people type: a signer, a paper, the name of a unit."""

from datetime import date

from django import forms
from django.utils.translation import gettext as _

from langnghe.petitions.models import PaperForm
from langnghe.petitions.services import Paper, Signer
from langnghe.units.models import Unit
from langnghe.units.selectors import find_units
from langnghe.vietnamese import fold

FORMS = {
    "ban chinh": PaperForm.ORIGINAL,
    "chung thuc": PaperForm.CERTIFIED,
    "ban sao chung thuc": PaperForm.CERTIFIED,
    "ban sao": PaperForm.COPY,
    "": PaperForm.COPY,
}
MOST_COPIES = 500


def signer_of(line: str) -> Signer:
    """`* Lê Văn Bình; 12 Đông Sơn`: the star marks a representative."""
    name, _sign, address = line.lstrip("*").partition(";")
    if not name.strip():
        raise forms.ValidationError(_("Dòng “%(line)s” thiếu họ tên.") % {"line": line})
    return Signer(" ".join(name.split()), " ".join(address.split()), is_representative=line.startswith("*"))


def paper_of(line: str) -> Paper:
    """`Giấy chứng nhận; bản chính; 1`; without more it is one copy."""
    name, form, copies, *_rest = [part.strip() for part in (*line.split(";"), "", "")]
    kind = FORMS.get(fold(form))
    if not name or kind is None or (copies and not (copies.isdecimal() and 0 < int(copies) <= MOST_COPIES)):
        raise forms.ValidationError(_("Không đọc được dòng “%(line)s”.") % {"line": line})
    return Paper(name, kind, int(copies or 1))


def unit_named(name: str, *, on: date) -> Unit:
    """The one unit of this name; refuses none, and several of which none has exactly this name."""
    found = find_units(name, on=on, most=6)
    exact = [unit for unit in found if unit.name.casefold() == name.casefold()]
    if len(found) == 1 or len(exact) == 1:
        return exact[0] if exact else found[0]
    if not found:
        raise forms.ValidationError(_("Không tìm thấy cơ quan nào mang tên này."))
    names = "; ".join(unit.name for unit in found)
    raise forms.ValidationError(
        _("Có nhiều cơ quan, gõ đủ tên một trong số này: %(names)s.") % {"names": names}
    )
