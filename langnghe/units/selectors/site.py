"""The authority that this installation speaks for."""

from django.conf import settings

from langnghe.units.models import Unit

_known: dict[str, Unit] = {}


def site_unit() -> Unit | None:
    """Its unit with area and province, read once, since its name changes only with the law; none, while none is set."""
    code = settings.SITE_UNIT
    if code and code not in _known:
        found = Unit.objects.select_related("area__parent").filter(pk=code).first()
        if found is None:
            return None
        _known[code] = found
    return _known.get(code)
