"""Letters that were promised can leave."""

from django.conf import settings


def letters_can_leave() -> str | None:
    if settings.LOOPBACK or settings.EMAIL_HOST:
        return None
    return "Chưa đặt LANGNGHE_SMTP_URL: thư báo tin không gửi được. / No mail server is named: letters stay in the outbox."


def letters_name_the_site() -> str | None:
    if settings.LOOPBACK or "127.0.0.1" not in settings.SITE_URL:
        return None
    return "Chưa đặt LANGNGHE_SITE_URL: liên kết trong thư không mở được. / Links in letters lead nowhere."
