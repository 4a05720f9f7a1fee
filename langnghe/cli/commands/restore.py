"""`langnghe restore FILE`: a backup into an empty data folder, checked before it says so."""

import argparse
import shutil
from pathlib import Path

from langnghe.cli import building, database, given, keeping, passphrases, place
from langnghe.cli.django_setup import as_role
from langnghe.kernel.faults import Fault

HELP = "phục hồi từ bản sao lưu / restore a backup into an empty place"
UNPACKED = "restoring"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", help="bản sao lưu / the backup")
    parser.add_argument(
        "--passphrase-file", default="", help="tệp giữ cụm mật khẩu / a file with the passphrase"
    )


def run(args: argparse.Namespace) -> int:
    source = Path(args.file).expanduser().resolve()
    _refuse(source)
    passphrase = passphrases.asked(file=args.passphrase_file, twice=False)
    folder = place.data_folder()
    folder.mkdir(parents=True, exist_ok=True)
    unpacked = folder / UNPACKED
    shutil.rmtree(unpacked, ignore_errors=True)
    unpacked.mkdir(mode=0o700)
    try:
        keeping.read(source, passphrase=passphrase, into=unpacked)
        return _restored(folder, unpacked)
    finally:
        shutil.rmtree(unpacked, ignore_errors=True)


def _refuse(source: Path) -> None:
    if not source.is_file():
        raise Fault(f"Không có tệp {source}.", f"There is no file {source}.")
    if given.database("app"):
        raise Fault(
            "Phục hồi cần máy chủ cơ sở dữ liệu của chính Lắng Nghe; bỏ DATABASE_URL rồi chạy lại.",
            "Restoring needs Lắng Nghe's own server; unset DATABASE_URL and run again.",
        )
    if place.state():
        raise Fault(
            f"Thư mục {place.data_folder()} đã có dữ liệu; phục hồi vào một thư mục trống (LANGNGHE_DATA).",
            f"The folder {place.data_folder()} holds an installation; restore into an empty one (LANGNGHE_DATA).",
        )


def _restored(folder: Path, unpacked: Path) -> int:
    """Secrets and files first, since the database's passwords are among them; the state last: it says "begun"."""
    for name in keeping.KEPT:
        if name != place.STATE and (unpacked / name).exists():
            shutil.move(unpacked / name, folder / name)
    mode = place.read_state(unpacked / place.STATE)["mode"]
    with database.served(mode):
        keeping.load(unpacked / keeping.DUMP, mode=mode)
        # A dump carries no rights, so the step runs even where its fingerprint says that nothing is missing.
        building.run_as("owner", mode, "bring_up_to_date", building.lesser_role(), say=print)
        shutil.move(unpacked / place.STATE, folder / place.STATE)
        with as_role("app", mode):
            return _checked()


def _checked() -> int:
    from langnghe.audit import selectors

    found = selectors.verify()
    for fault in found.faults:
        print(fault)
    print(
        f"Đã phục hồi. {found.entries + found.unsealed} mục trong sổ, "
        f"{'CÓ THAY ĐỔI so với niêm phong' if found.faults else 'khớp niêm phong'}. / Restored."
    )
    return 1 if found.faults else 0
