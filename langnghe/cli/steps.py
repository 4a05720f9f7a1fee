"""Steps that run in a child of their own: `python -m langnghe.cli.steps STEP`."""

import sys
from datetime import date

from langnghe.kernel.faults import Fault


def say(line: str) -> None:
    print(line, flush=True)


def bring_up_to_date(app_role: str) -> None:
    """Migrations, compiled words, reference data, grants; quick when nothing is missing."""
    from django.db import connection

    from langnghe.kernel import words
    from langnghe.kernel.postgres import grants
    from langnghe.units.models import AdministrativeArea
    from langnghe.units.services import load_reference

    words.compile_all()
    _migrate()
    # At every start: a start that was cut off between the tables and the grants leaves nothing half open.
    if app_role:
        grants.apply(connection, role=app_role)
    if not AdministrativeArea.objects.exists():
        say("Nạp 14.000 đơn vị hành chính … / Loading 14,000 areas …")
        load_reference(say)


def _migrate() -> None:
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    from langnghe.kernel.postgres.bootstrapping import EXTENSIONS

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        say("Tạo các bảng … / Making the tables …")
        with connection.cursor() as cursor:
            for extension in EXTENSIONS:  # Of a given server; our own has them from its first start.
                cursor.execute(f"CREATE EXTENSION IF NOT EXISTS {extension}")
        call_command("migrate", verbosity=0)


def build_demo(on: str) -> None:
    from langnghe.demo import services

    if not services.is_built():
        services.build(on=date.fromisoformat(on), progress=say)


STEPS = {"bring_up_to_date": bring_up_to_date, "build_demo": build_demo}


def main() -> int:
    import django
    from django.db import OperationalError

    step, *arguments = sys.argv[1:]
    try:
        django.setup()
        STEPS[step](*arguments)
    except Fault as fault:
        say(str(fault))
        return 2
    except OperationalError as error:  # The server ended, or its disk is full: the code here is not to blame.
        say(f"PostgreSQL: {' '.join(str(error).split())}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
