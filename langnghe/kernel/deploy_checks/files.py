"""What citizens hand in lies where no address leads."""

import stat
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders

OTHERS = stat.S_IRWXG | stat.S_IRWXO


def uploads_lie_outside_the_web() -> str | None:
    uploads = Path(settings.UPLOADS).resolve()
    served = [place for place in _served() if _one_holds_the_other(place, uploads)]
    if not served and settings.MEDIA_URL in {"", "/"}:
        return None
    return f"Tệp tải lên nằm dưới một thư mục có địa chỉ: {uploads}. / Uploads lie below a folder that is served."


def uploads_are_closed() -> str | None:
    uploads = Path(settings.UPLOADS)
    if not uploads.exists() or not uploads.stat().st_mode & OTHERS:
        return None
    return f"Người khác vào được {uploads}; chạy «chmod 700». / Others can enter {uploads}; run `chmod 700`."


def _served() -> list[Path]:
    """STATIC_ROOT and every folder in which static files are looked for."""
    places = [Path(settings.STATIC_ROOT)] if settings.STATIC_ROOT else []
    for finder in get_finders():
        places += [Path(storage.location) for storage in getattr(finder, "storages", {}).values()]
    return [place.resolve() for place in places]


def _one_holds_the_other(served: Path, uploads: Path) -> bool:
    return served == uploads or served in uploads.parents or uploads in served.parents
