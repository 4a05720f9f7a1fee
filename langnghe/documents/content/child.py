"""Runs the sandbox: so much memory, so many seconds, and then it is killed; a hostile file ends in a sentence."""

import json
import os
import resource
import subprocess
import sys
from pathlib import Path
from typing import Any, BinaryIO

from django.utils.translation import gettext as _

from langnghe.documents.content import places
from langnghe.kernel.errors import Invalid, Refusal

MEMORY = 1_500_000_000
SECONDS = 20
LARGEST_RESULT = 200_000_000
MODULE = "langnghe.documents.content.sandbox"


def run(verb: str, data: bytes, *more: str) -> tuple[dict[str, Any], bytes]:
    """What the sandbox says of these bytes, and what it made of them; refuses with a sentence whatever goes wrong.

    Both pass through memory: what will be sealed must not lie on a disk in clear, not even for a second.
    Who comes while too many files are open waits a little, and is told then (`places.Busy`).
    """
    with places.one(), _in_memory("given", data) as given, _in_memory("out") as out:
        files = [f"/proc/self/fd/{one.fileno()}" for one in (given, out)]
        try:
            done = subprocess.run(
                [sys.executable, "-m", MODULE, verb, *files, *more],
                capture_output=True,
                check=False,
                timeout=SECONDS + 10,
                preexec_fn=_limited,
                pass_fds=(given.fileno(), out.fileno()),
                cwd="/",
                env=_environment(),
            )
            answer = json.loads(done.stdout) if done.returncode == 0 else {"refused": "memory"}
        except (subprocess.TimeoutExpired, ValueError):
            answer = {"refused": "time"}
        if "refused" in answer:
            raise _sentence(str(answer["refused"]))
        return answer, out.read()


def _in_memory(name: str, data: bytes = b"") -> BinaryIO:
    file = os.fdopen(os.memfd_create(name), "w+b")
    file.write(data)
    file.flush()
    file.seek(0)
    return file


def _environment() -> dict[str, str]:
    """Nothing of ours: no secret, no address of a database."""
    return {"PYTHONPATH": str(Path(__file__).resolve().parents[3]), "LC_ALL": "C.UTF-8"}


def _limited() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 2))
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_RESULT, LARGEST_RESULT))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _sentence(name: str) -> Refusal:
    sentences = {
        "pixels": _("Ảnh này có quá nhiều điểm ảnh (trên 40 triệu); thu nhỏ rồi gửi lại."),
        "pages": _("Tệp PDF này không có trang nào hoặc có trên 500 trang; chia nhỏ rồi gửi lại."),
        "redacted-pages": _("Che thông tin chỉ làm được với tệp đến 100 trang; chia nhỏ tệp trước."),
        "no-page": _("Tệp không có trang này."),
        "far": _(
            "Bảng tính này có ô trên 60 cột hoặc trên 6.000 dòng; bỏ các ô ấy hoặc chia nhỏ rồi gửi lại."
        ),
        "text": _("Bảng tính này có quá nhiều chữ; chia nhỏ rồi gửi lại."),
        "no-table": _("Không đọc được bảng tính này; lưu lại dạng XLSX rồi gửi."),
        "empty-table": _("Bảng tính này trống."),
        "password": _("Tệp này đặt mật khẩu; gỡ mật khẩu rồi gửi lại."),
        "broken": _("Tệp này hỏng, không mở được; lưu lại rồi gửi."),
    }
    limits = _("Tệp này đòi quá nhiều thời gian hoặc bộ nhớ để mở nên đã dừng lại.")
    return Invalid(sentences.get(name, limits))
