"""Steps that run in a child of their own: `python -m langnghe.cli.steps STEP`."""

import sys
from datetime import date


def say(line: str) -> None:
    print(line, flush=True)


def bring_up_to_date() -> None:
    """Migrations, compiled words, reference data, grants; quick when nothing is missing."""
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    from langnghe.kernel.postgres import grants
    from langnghe.units.models import AdministrativeArea
    from langnghe.units.services import load_reference

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        say("Tạo các bảng … / Making the tables …")
        call_command("migrate", verbosity=0)
        grants.apply(connection)
    if not AdministrativeArea.objects.exists():
        say("Nạp 14.000 đơn vị hành chính … / Loading 14,000 areas …")
        load_reference(say)


def build_demo(on: str) -> None:
    from langnghe.demo import services

    if not services.is_built():
        services.build(on=date.fromisoformat(on), progress=say)


def main() -> None:
    import django

    django.setup()
    step, *arguments = sys.argv[1:]
    if step == "build_demo":
        build_demo(*arguments)
    else:
        bring_up_to_date()


if __name__ == "__main__":
    main()
