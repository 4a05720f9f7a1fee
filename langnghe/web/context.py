"""What every page shows around its content: the authority, the navigation, whether this is the demo."""

from collections import Counter
from contextlib import suppress
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, get_script_prefix, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from langnghe.accounts.rights import Right
from langnghe.accounts.selectors import rights_of
from langnghe.kernel.clock import today
from langnghe.units.models import AreaSuccession
from langnghe.units.selectors import site_unit
from langnghe.vault import selectors as vault


def navigation(path: str, entries: list[tuple[str, str]]) -> list[dict[str, Any]]:
    """Entries whose page exists, with the one being shown marked."""
    found: list[dict[str, Any]] = []
    for name, label in entries:
        if url := _address(name, get_script_prefix()):
            found.append({"label": label, "url": url, "current": False})
    over = [entry for entry in found if path == entry["url"] or _is_below(path, str(entry["url"]))]
    if over:
        max(over, key=lambda entry: len(str(entry["url"])))["current"] = True
    return found


@lru_cache(maxsize=128)
def _address(name: str, _prefix: str) -> str:
    with suppress(NoReverseMatch):
        return reverse(name)
    return ""


def _is_below(path: str, url: str) -> bool:
    return url != "/" and path.startswith(url)


def with_counts(
    request: HttpRequest, rights: frozenset[Right], found: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    """A custodian sees on every page that a request waits: nobody else is told how many there are."""
    if Right.KEEP_SECRET in rights:
        for entry in found:
            if entry["url"] == reverse("vault:desk"):
                entry["count"] = vault.waiting(request.user, today()) or None
    return found


def public_entries() -> list[tuple[str, str]]:
    return [
        ("web:home", _("Trang đầu")),
        ("reception:schedule", _("Lịch tiếp công dân")),
        ("reception:duty", _("Nghĩa vụ tiếp dân")),
        ("reception:dialogues", _("Đối thoại")),
        ("petitions:track", _("Tra cứu đơn")),
        ("newsroom:news", _("Tin tức")),
        ("figures:overview", _("Số liệu")),
        ("supervision:list", _("Giám sát")),
    ]


@lru_cache(maxsize=1024)
def _public_navigation(path: str, _language: str | None) -> list[dict[str, Any]]:
    """Nobody changes these entries, so that all who read a page share them."""
    return navigation(path, public_entries())


def desk_entries(rights: frozenset[Right]) -> list[tuple[str, str]]:
    """The desks that these rights open; each page still asks for the right itself."""
    entries: list[tuple[str, str, set[Right]]] = [
        ("web:desk", _("Bàn làm việc"), set(Right)),
        ("reception:desk", _("Tiếp dân hôm nay"), {Right.RECEIVE}),
        ("reception:register", _("Sổ tiếp công dân"), {Right.RECEIVE, Right.PLAN, Right.POST}),
        ("reception:tables", _("Biểu thống kê"), {Right.RECEIVE, Right.HANDLE, Right.DECIDE}),
        ("reception:plan", _("Lịch và niêm yết"), {Right.PLAN, Right.POST}),
        ("reception:from_above", _("Lịch cấp trên"), {Right.RECEIVE, Right.PLAN, Right.POST}),
        ("petitions:due_list", _("Đơn phải xử lý"), {Right.HANDLE, Right.DECIDE}),
        ("petitions:transfers", _("Đơn chuyển đi, chuyển đến"), {Right.HANDLE, Right.DECIDE}),
        ("petitions:letters", _("Sổ văn bản đi"), {Right.HANDLE, Right.DECIDE}),
        ("petitions:intake", _("Nhận đơn tại quầy"), {Right.RECEIVE, Right.HANDLE}),
        ("petitions:denunciation", _("Nhận tố cáo"), {Right.RECEIVE, Right.HANDLE}),
        ("petitions:mail", _("Thư điện tử chờ vào sổ"), {Right.RECEIVE, Right.HANDLE}),
        ("petitions:books", _("Nhập sổ cũ"), {Right.RECEIVE, Right.HANDLE}),
        ("vault:desk", _("Hồ sơ niêm phong"), {Right.KEEP_SECRET, Right.HANDLE, Right.DECIDE}),
        ("supervision:list", _("Giám sát"), {Right.SUPERVISE, Right.DECIDE}),
        ("newsroom:queue", _("Bình luận chờ duyệt"), {Right.MODERATE}),
        ("accounts:people", _("Người dùng"), {Right.ADMINISTER}),
        ("petitions:mail_settings", _("Hộp thư nhận đơn"), {Right.ADMINISTER}),
        ("notifications:unsent", _("Thư chưa gửi được"), {Right.ADMINISTER}),
        ("accounts:posts", _("Chức vụ"), {Right.ADMINISTER}),
        ("rules:list", _("Quy định áp dụng"), {Right.ADMINISTER}),
        ("rules:days", _("Lịch nghỉ"), {Right.ADMINISTER}),
    ]
    return [(name, label) for name, label, needed in entries if rights & needed]


@lru_cache(maxsize=4)
def former_name(area_code: str) -> str:
    """The district whose wards became this area, as people still call it."""
    rows = AreaSuccession.objects.filter(successor=area_code).select_related("predecessor__parent")
    parents = Counter(row.predecessor.parent.name for row in rows if row.predecessor.parent)
    return parents.most_common(1)[0][0] if parents else ""


def site(request: HttpRequest) -> dict[str, Any]:
    unit = site_unit()
    rights = rights_of(request.user, on=today()) if request.user.is_authenticated else None
    return {
        "site_unit": unit,
        "site_former": former_name(unit.area_id) if unit else "",
        "nav": _public_navigation(request.path, get_language()),
        "desk_nav": with_counts(request, rights, navigation(request.path, desk_entries(rights)))
        if rights
        else [],
        "demo": settings.MODE == "demo",
        "viewer": request.user,
    }
