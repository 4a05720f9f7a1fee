"""Asking ClamAV, where it is installed; where it is not, the page says so."""

import shutil
import socket
import struct
import subprocess
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from langnghe.kernel.errors import Invalid

CHUNK = 1 << 16
SECONDS = 60
INFECTED = 1


def scanner() -> str:
    """`clamd`, `clamscan`, or nothing."""
    if _socket():
        return "clamd"
    return "clamscan" if shutil.which("clamscan") else ""


def scan(data: bytes) -> str:
    """Who scanned the bytes; refuses an infected file, and any file while the scanner does not answer."""
    name = scanner()
    if not name:
        return ""
    try:
        infected = _clamd(data) if name == "clamd" else _clamscan(data)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Invalid(_("Trình quét vi-rút không trả lời nên tệp chưa được nhận; thử lại sau.")) from error
    if infected:
        raise Invalid(_("Trình quét vi-rút báo tệp này có mã độc nên không nhận."))
    return name


def _socket() -> str:
    found = (path for path in settings.CLAMD_SOCKETS if path and Path(path).is_socket())
    return next(found, "")


def _clamd(data: bytes) -> bool:
    """INSTREAM of clamd: lengths and chunks, ended by a length of nought."""
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(SECONDS)
        line.connect(_socket())
        line.sendall(b"zINSTREAM\0")
        for start in range(0, len(data), CHUNK):
            part = data[start : start + CHUNK]
            line.sendall(struct.pack("!I", len(part)) + part)
        line.sendall(struct.pack("!I", 0))
        answer = line.recv(4096)
    if answer.rstrip(b"\0\n").endswith(b"OK"):
        return False
    if b"FOUND" in answer:
        return True
    raise OSError("clamd gave no verdict")


def _clamscan(data: bytes) -> bool:
    done = subprocess.run(
        ["clamscan", "--no-summary", "-"], input=data, capture_output=True, check=False, timeout=SECONDS * 3
    )
    if done.returncode not in {0, INFECTED}:
        raise OSError("clamscan gave no verdict")
    return done.returncode == INFECTED
