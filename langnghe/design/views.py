"""The page of samples, for looking and for tests; mounted only in the demo."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from langnghe.design import samples


def gallery(request: HttpRequest) -> HttpResponse:
    """Every component in the frame of public pages."""
    return render(request, "design/gallery.html", samples.context("design/base.html"))


def gallery_desk(request: HttpRequest) -> HttpResponse:
    """The same in the frame of desks."""
    return render(request, "design/gallery.html", samples.context("design/desk.html"))


# The kernel's mark, set by hand: this room and the kernel stand on one floor and do not import each other.
gallery.access = gallery_desk.access = "public"  # type: ignore[attr-defined]
