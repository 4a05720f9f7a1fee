"""Keyed hashes of bookings: a telephone within one schedule, so that one person does not take every place."""

import hashlib
import hmac

from django.conf import settings


def digits_of(phone: str) -> str:
    """0912345678, however it was written."""
    digits = "".join(sign for sign in phone if sign.isdigit())
    return f"0{digits[2:]}" if digits.startswith("84") and len(digits) > len("0912345678") else digits


def phone_digest(schedule: int, phone: str) -> bytes:
    """Empty without a telephone; the same number in another schedule gives another hash."""
    digits = digits_of(phone)
    if not digits:
        return b""
    text = f"reception.booking-phone|{schedule}|{digits}"
    return hmac.digest(settings.TRACKING_KEY.encode(), text.encode(), hashlib.sha256)
