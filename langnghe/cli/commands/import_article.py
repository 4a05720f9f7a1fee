"""`langnghe import-article FILE`: takes a raw newspaper page apart into a draft article."""

import argparse
import json
from datetime import date

from langnghe.cli.django_setup import connect
from langnghe.cli.lawful import read_date
from langnghe.cli.reading import read_text
from langnghe.kernel.postgres import Fault

HELP = "nhập một trang báo thô / take a raw newspaper page apart"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", help="tên tệp hoặc - / file or -")
    parser.add_argument("--unit", default="", help="đơn vị đăng / the publishing unit")
    parser.add_argument("--area", default="380", help="mã nơi được nói đến / code of the place")
    parser.add_argument("--delegation", default="", help="số của đoàn giám sát / number of the delegation")
    parser.add_argument("--from", dest="since", type=read_date)
    parser.add_argument("--to", dest="until", type=read_date)
    parser.add_argument("--on", type=read_date)
    parser.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    raw = read_text(args.file)
    with connect():
        from langnghe.kernel.errors import Refusal
        from langnghe.newsroom.taking_apart import NotAPage

        try:
            answer = _imported(args, raw)
        except (NotAPage, Refusal) as error:
            raise Fault(str(error), "The page could not be taken apart.") from error
    print(
        json.dumps(answer, ensure_ascii=False)
        if args.json
        else f"{answer['title']}\n/tin-tuc/{answer['slug']}/"
    )
    return 0


def _imported(args: argparse.Namespace, raw: str) -> dict[str, object]:
    from langnghe.cli import place
    from langnghe.kernel.clock import today
    from langnghe.newsroom.services import import_page
    from langnghe.newsroom.taking_apart import take_apart
    from langnghe.supervision.models import Delegation
    from langnghe.units.models import AdministrativeArea, Unit

    page = take_apart(raw)
    unit = Unit.objects.filter(code=args.unit or place.state().get("unit", "")).first()
    area = AdministrativeArea.objects.filter(code=args.area).first()
    if unit is None or area is None:
        raise Fault("Không có đơn vị hoặc nơi mang mã này.", "There is no such unit or area.")
    delegation = Delegation.objects.filter(number=args.delegation).first() if args.delegation else None
    since: date | None = args.since or (delegation.period_from if delegation else None)
    until: date | None = args.until or (delegation.period_until if delegation else None)
    committee = Unit.objects.filter(area=area, kind="PEOPLES_COMMITTEE").first()
    article = import_page(
        page,
        unit=unit,
        area=area,
        by="console",
        on=args.on or today(),
        supervision=delegation.pk if delegation else None,
        figures=(committee, since, until) if committee and since and until else None,
    )
    return {
        "slug": article.slug,
        "title": page.title,
        "lead": page.lead,
        "byline": page.byline,
        "paragraphs": sum(part.kind == "paragraph" for part in page.parts),
        "captions": [part.text for part in page.parts if part.kind == "photo"],
        "dropped": page.dropped,
        "areas": list(article.areas.order_by("code").values_list("name", flat=True)),
    }
