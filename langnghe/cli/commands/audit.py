"""`langnghe audit verify | seal | prove`: the sealed log checked, sealed now, and one file's entries proved."""

import argparse
import json

from langnghe.cli.django_setup import connect
from langnghe.kernel.faults import Fault

HELP = "kiểm tra, niêm phong, chứng minh sổ / verify, seal, prove the log"
ACTS = ("verify", "seal", "prove")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("act", choices=ACTS)
    parser.add_argument("subject", nargs="?", default="", help="ví dụ petition:128 / for `prove`")
    parser.add_argument("--json", action="store_true", help="in JSON")


def run(args: argparse.Namespace) -> int:
    with connect():
        return {"verify": _verify, "seal": _seal, "prove": _prove}[args.act](args)


def _verify(args: argparse.Namespace) -> int:
    from langnghe.audit import selectors

    found = selectors.verify()
    if args.json:
        print(json.dumps({**vars(found), "ok": not found.faults}, ensure_ascii=False))
    else:
        print("\n".join(found.faults))
        print(
            f"{found.seals} lần niêm phong, {found.entries} mục đã niêm phong, {found.unsealed} mục chưa. "
            f"{'CÓ THAY ĐỔI.' if found.faults else 'Không có gì bị sửa.'}"
        )
    return 1 if found.faults else 0


def _seal(args: argparse.Namespace) -> int:
    from langnghe.audit import services
    from langnghe.kernel.clock import now

    made = services.seal(at=now())
    if args.json:
        print(json.dumps({"sealed": made.count, "head": made.head} if made else {"sealed": 0}))
    else:
        print(f"Niêm phong {made.number}: {made.count} mục, mã {made.head}" if made else "Không có mục mới.")
    return 0


def _prove(args: argparse.Namespace) -> int:
    from langnghe.audit import selectors

    kind, _colon, number = args.subject.partition(":")
    if not kind or not number.isdigit():
        raise Fault("Ghi hồ sơ theo dạng petition:128.", "Write the file as petition:128.")
    entries = list(selectors.timeline(kind, int(number)))
    if not entries:
        raise Fault("Sổ không có hồ sơ này.", "The log has no such file.")
    proofs = [selectors.prove(entry) for entry in entries]
    sealed = [proof for proof in proofs if proof]
    if args.json:
        print(json.dumps({"proofs": sealed, "unsealed": len(proofs) - len(sealed)}, ensure_ascii=False))
    else:
        for proof in sealed:
            print(f"{proof['day']} {proof['action']}: niêm phong {proof['seal']}, mã {proof['head']}")
        print(f"{len(proofs) - len(sealed)} mục chưa niêm phong.")
    return 0
