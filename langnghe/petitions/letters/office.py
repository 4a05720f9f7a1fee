"""A unit's own DOCX as PDF: by LibreOffice where it is installed, in a profile of its own and within a time limit."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from django.utils.translation import gettext as _

from langnghe.kernel.errors import WrongState

PROGRAMS = ("soffice", "libreoffice")
SECONDS = 60


def program() -> str:
    """Where LibreOffice is; empty where it is not installed."""
    return next((found for name in PROGRAMS if (found := shutil.which(name))), "")


def pdf_of(content: bytes) -> bytes:
    """Convert a DOCX that was checked when it was uploaded; refuses in words where the program fails or is too slow."""
    with tempfile.TemporaryDirectory(prefix="langnghe-office-") as folder:
        given, made = Path(folder) / "letter.docx", Path(folder) / "letter.pdf"
        given.write_bytes(content)
        command = [
            program(),
            f"-env:UserInstallation=file://{folder}/profile",
            *("--headless", "--norestore", "--convert-to", "pdf", "--outdir", folder, str(given)),
        ]
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=SECONDS, cwd=folder)
            return made.read_bytes()
        except (OSError, subprocess.SubprocessError) as error:
            raise WrongState(
                _("LibreOffice trên máy chủ này không chuyển được mẫu sang PDF."),
                instead=_("Mở bản DOCX rồi lưu thành PDF bằng phần mềm soạn thảo."),
            ) from error
