"""One way of sending a form: what was typed stands in it again, with the sentence that says why."""

from collections.abc import Callable

from django.forms import BaseForm

from langnghe.kernel.errors import Refusal


def refused(form: BaseForm, act: Callable[[], object]) -> int:
    """Do `act` once the form is whole; the status of the page that shows the form (again), 0 when it was done.

    200 where nothing was sent yet, 422 for gaps; a refusal gives its own and stands above the form.
    """
    if not form.is_bound:
        return 200
    if not form.is_valid():
        return 422
    try:
        act()
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return refusal.status
    return 0
