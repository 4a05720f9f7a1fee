"""`langnghe backup FILE`: the whole installation in one encrypted file, while it runs."""

import argparse
from pathlib import Path

from langnghe.cli import database, keeping, passphrases, place, sealing
from langnghe.kernel.faults import Fault, disk_fault

HELP = "sao lưu toàn bộ, có mã hóa / one encrypted backup of everything"
MEGABYTE = 1_000_000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", help="tệp sẽ ghi / the file to write")
    parser.add_argument(
        "--passphrase-file", default="", help="tệp giữ cụm mật khẩu / a file with the passphrase"
    )


def run(args: argparse.Namespace) -> int:
    mode, target = place.begun(), Path(args.file).expanduser().resolve()
    if target.exists():
        raise Fault(f"{target} đã có; chọn tên khác.", f"{target} exists; choose another name.")
    passphrase = passphrases.asked(file=args.passphrase_file, twice=True)
    sealing.refuse_short(passphrase)
    try:
        with database.served(mode):
            size = keeping.write(target, mode=mode, passphrase=passphrase)
    except OSError as error:
        raise disk_fault(target, error) from error
    print(
        f"{target}: {size / MEGABYTE:.1f} MB. Không có cụm mật khẩu thì không ai mở được. / Nothing else opens it."
    )
    return 0
