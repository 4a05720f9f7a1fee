"""Tracking codes: twelve random symbols and a check symbol, told once and kept only as a keyed hash."""

import hashlib
import hmac
import secrets

from django.conf import settings

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 12
GROUP = 4
BITS = 5
_VALUES = {symbol: value for value, symbol in enumerate(ALPHABET)}
_READ_AS = str.maketrans("OIL", "011")
# x^5 + x^2 + 1 is primitive: in 13 places every symbol has a weight of its own, so one wrong symbol
# or two exchanged ones never leave the check as it was.
_POLYNOMIAL = 0b100101
_NOBODY = "0" * LENGTH


def new_code() -> str:
    return _with_check("".join(secrets.choice(ALPHABET) for _ in range(LENGTH)))


def code_from(token: str) -> str:
    """The code of a form's secret token: the same form sent twice hands out the same code."""
    number = int.from_bytes(_keyed("code-of-form", token)[:8], "big")
    return _with_check("".join(ALPHABET[number >> BITS * place & 31] for place in range(LENGTH)))


def shown(code: str) -> str:
    """7K4M-92QX-D0AB-C: groups that can be read out over the telephone."""
    return "-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))


def read(typed: str) -> str:
    """The code that somebody typed, or nothing when it cannot be one."""
    upper = "".join(letter for letter in typed.upper() if not letter.isspace() and letter not in "-–—.")
    code = upper.translate(_READ_AS)
    if len(code) != LENGTH + 1 or any(symbol not in _VALUES for symbol in code):
        return ""
    return code if _remainder(code) == 0 else ""


def digest(code: str) -> bytes:
    """What the register keeps; a text that is no code costs the same and fits no petition."""
    return _keyed("tracking-code", code or _NOBODY)


def token_digest(token: str) -> str:
    return _keyed("form-token", token).hex()


def link_digest(token: str) -> bytes:
    """What is kept of a link's token."""
    return _keyed("reply-link", token)


def mail_digest(petition: int, code: str) -> bytes:
    """What is kept of a short code; bound to its petition, so that it opens no other."""
    return _keyed("mail-code", f"{petition}|{code}")


def subscription_token(pk: int) -> str:
    """The token by which a mailbox confirms and stops: made again from its row, so that none is kept."""
    return f"{pk}-{_keyed('subscription', str(pk)).hex()[:40]}"


def subscription_of(token: str) -> int:
    """The row of a token, or 0 when it is none of ours."""
    pk = token.partition("-")[0]
    if not pk.isascii() or not pk.isdigit() or len(pk) > 18:  # noqa: PLR2004 - the digits of a bigint
        return 0
    return int(pk) if hmac.compare_digest(token.encode(), subscription_token(int(pk)).encode()) else 0


def source_digest(address: str, day: str) -> bytes:
    """Who tries codes, without keeping an address: the hash changes every day."""
    return _keyed("client", f"{day}|{address}")


def _keyed(purpose: str, text: str) -> bytes:
    return hmac.digest(settings.TRACKING_KEY.encode(), f"petitions.{purpose}|{text}".encode(), hashlib.sha256)


def _doubled(value: int) -> int:
    value <<= 1
    return value ^ _POLYNOMIAL if value & 32 else value


def _remainder(code: str) -> int:
    found = 0
    for symbol in code:
        found = _doubled(found) ^ _VALUES[symbol]
    return found


def _with_check(symbols: str) -> str:
    return symbols + ALPHABET[_doubled(_remainder(symbols))]
