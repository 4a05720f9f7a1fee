"""A server and a database for one bench, which go away afterwards."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@contextmanager
def scratch() -> Iterator[None]:
    sys.path.insert(0, str(ROOT))
    data = Path(tempfile.mkdtemp(prefix="langnghe-bench-"))
    data.chmod(0o755)
    os.environ.update(
        LANGNGHE_DATA=str(data),
        DJANGO_SETTINGS_MODULE="langnghe.config.settings",
        LANGNGHE_HOSTS="testserver,127.0.0.1",
    )
    from langnghe.kernel.postgres import Cluster, bootstrap

    cluster = Cluster(data / "server")
    cluster.ensure()
    cluster.start(lambda _line: None)
    try:
        superuser = cluster.parameters("superuser", "postgres")
        bootstrap(superuser, "bench", "bench", "bench")
        os.environ["LANGNGHE_DATABASE"] = json.dumps(
            {**superuser, "user": "langnghe_owner", "password": "bench", "dbname": "bench"}
        )
        _migrate()
        import django

        django.setup()
        yield
    finally:
        cluster.stop()
        shutil.rmtree(data, ignore_errors=True)


def _migrate() -> None:
    script = (
        "import django; django.setup()\n"
        "from django.core.management import call_command\n"
        "from langnghe.units import services\n"
        "call_command('migrate', verbosity=0); services.load_reference(lambda line: None)\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True, cwd=ROOT)
