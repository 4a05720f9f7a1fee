"""`langnghe init --unit CODE`: begins a real installation, empty, with one administrator."""

import argparse
import secrets

from langnghe.cli import building, database, place
from langnghe.cli.django_setup import as_role
from langnghe.kernel.faults import Fault

HELP = "bắt đầu một bản thật, trống / begin a real installation, empty"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--unit", required=True, help="mã đơn vị, ví dụ n14758-UBND / the unit's code")


def run(args: argparse.Namespace) -> int:
    place.refuse_other("real", args.unit)
    place.writable_folder()
    with database.served("real"):
        building.bring_up_to_date("real", say=print)
        with as_role("app", "real"):
            return _administrator(args.unit)


def _administrator(code: str) -> int:
    from langnghe.accounts.models import User
    from langnghe.accounts.rights import Role
    from langnghe.accounts.services import create_user
    from langnghe.kernel.clock import today
    from langnghe.units.models import Unit

    unit = Unit.objects.filter(code=code).first()
    if unit is None:
        raise Fault(
            f"Không có đơn vị mang mã {code}. Tìm mã bằng «langnghe units TÊN».",
            f"There is no unit {code}. Find the code with `langnghe units NAME`.",
        )
    place.settle("real", code)
    if User.objects.exists():
        print(f"{unit.name}: đã có tài khoản quản trị. / The administrator exists already.")
        return 0
    password = secrets.token_urlsafe(15)
    create_user(
        "admin", password=password, display_name="Quản trị", unit=code, role=Role.ADMINISTRATOR, since=today()
    )
    print(
        f"{unit.name}\nTài khoản / account: admin\nMật khẩu / password: {password}\n(chỉ hiện một lần / shown once)"
    )
    return 0
