"""Rows of long lists as Jinja templates: compiled to Python, where Django walks a tree for each word of each row.

They lie in `jinja2/` of their room and stand in a page by `{% rows "petitions/hits.html" hits %}`. Words that each
row says are asked for once, at the top of the template.
"""

from functools import lru_cache
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext, ngettext
from jinja2 import Environment, StrictUndefined

MOST_ADDRESSES = 4096


def environment(**options: Any) -> Environment:
    """Jinja with our words and addresses, escaping, and an error for a name that a row does not have."""
    made = Environment(  # noqa: S701 - Django's backend asks for escaping among the options
        **options | {"undefined": StrictUndefined},
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    words: Any = made  # the extension adds its methods to the environment
    words.install_gettext_callables(gettext, ngettext)
    made.globals["url"] = address
    return made


@lru_cache(maxsize=MOST_ADDRESSES)
def address(name: str, *given: str | int) -> str:
    """The address of a record: every list asks for the same ones; addresses do not change while a process runs."""
    return reverse(name, args=given)
