"""Few files are opened at once, by all processes together: each may take a gigabyte and a half."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import IO

from django.conf import settings
from django.utils.translation import gettext as _

from langnghe.kernel.errors import Refusal

AT_ONCE = 2
SECONDS = 6
PAUSE = 0.05


class Busy(Refusal):
    """All places are taken; the same file may be fine in a minute."""

    status = 503


@contextmanager
def one() -> Iterator[None]:
    """A place among few, held by a lock that goes with its holder, even killed; refuses when none is free in time."""
    until = monotonic() + SECONDS
    while (held := _free()) is None:
        if monotonic() > until:
            raise Busy(
                _("Máy chủ đang mở nhiều tệp cùng lúc nên chưa mở được tệp này."),
                instead=_("Chờ một phút rồi gửi lại."),
            )
        sleep(PAUSE)
    with held:
        yield


def _free() -> IO[bytes] | None:
    folder = Path(settings.UPLOADS) / "opening"
    # `mkdir` gives its mode to the last folder alone.
    for place in (folder.parent, folder):
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
    for number in range(AT_ONCE):
        file = (folder / str(number)).open("wb")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.close()
        else:
            return file
    return None
