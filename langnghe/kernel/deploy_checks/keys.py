"""Keys of the installation: generated, its own, closed to others."""

import stat

from django.conf import settings

from langnghe.kernel import secrets

SHORTEST = 40
OTHERS = stat.S_IRWXG | stat.S_IRWXO


def secret_key_is_generated() -> str | None:
    if (
        secrets.load_or_create(settings.DATA).secret_key == settings.SECRET_KEY
        and len(settings.SECRET_KEY) > SHORTEST
    ):
        return None
    return "SECRET_KEY không phải khóa tạo trong thư mục dữ liệu. / SECRET_KEY is not the one generated in the data folder."


def tracking_key_is_its_own() -> str | None:
    key = getattr(settings, "TRACKING_KEY", "")
    if len(key) > SHORTEST and key != settings.SECRET_KEY:
        return None
    return "Thiếu khóa riêng cho mã tra cứu. / The tracking codes have no key of their own."


def secrets_are_closed() -> str | None:
    path = settings.DATA / secrets.FILE
    if path.exists() and not path.stat().st_mode & OTHERS:
        return None
    return f"Người khác đọc được {path}; chạy «chmod 600». / Others can read {path}; run `chmod 600`."
