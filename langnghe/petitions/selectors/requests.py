"""What the sender of a file asked for, for the unit that leads it."""

from datetime import date

from django.utils.translation import gettext as _

from langnghe.accounts.selectors import Viewer
from langnghe.kernel.errors import NotFound
from langnghe.petitions import access
from langnghe.petitions.models import CitizenRequest, Petition


def requests_of(petition: Petition) -> list[CitizenRequest]:
    return list(CitizenRequest.objects.filter(petition=petition).order_by("-id"))


def request(viewer: Viewer, on: date, pk: int) -> CitizenRequest:
    seen = access.visible(Petition.objects.filter(voided_on__isnull=True), viewer, on)
    found = CitizenRequest.objects.filter(pk=pk, petition__in=seen).select_related("petition").first()
    if found is None:
        raise NotFound(_("Không có đề nghị này, hoặc đơn vị của ông bà không giữ hồ sơ này."))
    return found
