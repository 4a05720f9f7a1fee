"""What gunicorn reads (`--config python:langnghe.kernel.processes.web`): its workers die with their master, too."""

import signal
from typing import Any

from langnghe.kernel.processes.children import die_with_parent

worker_class = "gthread"
threads = 4
preload_app = True
graceful_timeout = 5
loglevel = "warning"
control_socket_disable = True


def post_fork(_server: Any, _worker: Any) -> None:
    """After kill -9 of the master a worker would keep the port for seconds, and its successor could not listen."""
    die_with_parent(signal.SIGKILL)
