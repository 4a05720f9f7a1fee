"""The root of the addresses: one line for each room that has pages."""

from django.conf import settings
from django.urls import include, path
from django.views.i18n import set_language

from langnghe.kernel.access_marks import public

# The busiest first: addresses are tried one after another.
ROOMS = [
    "web",
    "petitions",
    "reception",
    "audit",
    "accounts",
    "units",
    "documents",
    "vault",
    "rules",
    "figures",
    "regulations",
    "supervision",
    "newsroom",
    "notifications",
]

# The samples of the design are for whoever builds on it; an authority's site has no such page.
if settings.MODE == "demo":
    ROOMS.append("design")

handler500 = "langnghe.kernel.outages.failed"

urlpatterns = [
    path("i18n/setlang/", public(set_language), name="set_language"),
    *(path("", include(f"langnghe.{room}.urls")) for room in ROOMS),
]
