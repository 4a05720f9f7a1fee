"""Lines that people type: a signer, a paper, the name of a unit."""

from datetime import date

from django import forms
from django.utils.translation import gettext as _

from langnghe.petitions.models import PaperForm
from langnghe.petitions.services import Against, Paper, Signer
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
LONGEST_PART = 160


def signer_of(line: str) -> Signer:
    """`* Lê Văn Bình; 12 Đông Sơn`: the star marks a representative."""
    name, _sign, address = line.lstrip("*").partition(";")
    if not name.strip():
        raise forms.ValidationError(_("Dòng “%(line)s” thiếu họ tên.") % {"line": line})
    return Signer(" ".join(name.split()), " ".join(address.split()), is_representative=line.startswith("*"))


def respondent_of(line: str) -> Against:
    """`Nguyễn Văn A; Trưởng phòng; Phòng Kinh tế`."""
    name, post, workplace = _parts(line, 3)
    return Against(name, post=post, workplace=workplace)


def body_of(line: str) -> Against:
    """`Phòng Kinh tế; 5 Lê Lợi`."""
    name, address = _parts(line, 2)
    return Against(name, is_body=True, address=address)


def _parts(line: str, most: int) -> list[str]:
    """The parts of a line; what is not written is empty, what is too long or too many is refused."""
    parts = [" ".join(part.split()) for part in line.split(";")]
    if not parts[0] or len(parts) > most or any(len(part) > LONGEST_PART for part in parts):
        raise forms.ValidationError(_("Không đọc được dòng “%(line)s”.") % {"line": line[:LONGEST_PART]})
    return [*parts, *[""] * (most - len(parts))]


def line_of_signer(one: Signer) -> str:
    mark = "* " if one.is_representative else ""
    return f"{mark}{one.full_name}; {one.address}".removesuffix("; ")


def line_of_paper(one: Paper) -> str:
    return f"{one.name}; {PaperForm(one.form).label}; {one.copies}"


def line_of_respondent(one: Against) -> str:
    parts = [one.full_name, one.address] if one.is_body else [one.full_name, one.post, one.workplace]
    return "; ".join(parts).rstrip("; ")


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
