"""The schedule as a feed: each posting and each change is an entry that stays."""

from collections.abc import Iterable

from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from langnghe.design.writing import long_date
from langnghe.reception.papers.calendar import description
from langnghe.reception.selectors import Change
from langnghe.units.models import Unit


def atom(unit: Unit, changes: Iterable[Change], *, address: str, feed_address: str) -> bytes:
    feed = Atom1Feed(
        title=_("Lịch tiếp công dân: %(unit)s") % {"unit": unit.name},
        link=address,
        feed_url=feed_address,
        description="",
        language="vi",
        feed_guid=address,
    )
    words = {
        "session.posted": _("Niêm yết"),
        "session.moved": _("Dời lịch"),
        "session.delegated": _("Ủy quyền"),
        "session.missed": _("Không tiếp"),
    }
    for one in changes:
        session = one.session
        feed.add_item(
            title=f"{words[one.action]}: {long_date(session.held_on)}, {session.post.title}",
            link=f"{address}#buoi-{session.pk}",
            description=description(session) or f"{session.place.name}, {session.place.address}",
            unique_id=f"{address}#thay-doi-{one.entry}",
            pubdate=one.at,
            updateddate=one.at,
        )
    return feed.writeString("utf-8").encode()
