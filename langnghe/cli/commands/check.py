"""`langnghe check`: whether an installation is in order, and with --deploy whether others may reach it."""

import argparse
import json
import os

from langnghe.cli.django_setup import connect

HELP = "kiểm tra hệ thống / check the installation"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--deploy", action="store_true", help="đủ an toàn để người khác vào / safe for others to reach"
    )
    parser.add_argument("--bind", help="địa chỉ sẽ dùng với serve / the address that serve will have")
    parser.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    if args.bind:
        os.environ["LANGNGHE_BIND"] = args.bind
    with connect():
        found = [*_of_django(), *_of_the_database(), *(_of_deployment() if args.deploy else [])]
    if args.json:
        print(json.dumps([{"check": name, "problem": told} for name, told in found], ensure_ascii=False))
    else:
        print(_shown(found))
    return 1 if found else 0


def _shown(found: list[tuple[str, str]]) -> str:
    if not found:
        return "Mọi điểm đều đạt. / Everything holds."
    return "\n".join(f"✗ {name}: {told}" for name, told in found)


def _of_django() -> list[tuple[str, str]]:
    from django.core.checks import ERROR, run_checks

    return [(error.id or "django", error.msg) for error in run_checks() if error.level >= ERROR]


def _of_the_database() -> list[tuple[str, str]]:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    told = f"Thiếu {len(missing)} bước cập nhật; chạy «langnghe migrate». / Run `langnghe migrate`."
    return [("migrations", told)] if missing else []


def _of_deployment() -> list[tuple[str, str]]:
    from langnghe.kernel.deploy_checks import problems

    return problems()
