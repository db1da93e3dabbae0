"""The simulated phones and mailboxes. Mounted in the demonstration only: anybody reads what anybody gets."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guichet.commons.notifications import queries as notifications
from guichet.surfaces.demo.phone import pages


def boxes(request: HttpRequest) -> HttpResponse:
    page = pages.boxes(request, notifications.boxes())
    return render(request, "demo/phone/boxes.html", {"page": page})


def box(request: HttpRequest, address: str) -> HttpResponse:
    page = pages.box(request, address, notifications.box(address))
    return render(request, "demo/phone/box.html", {"page": page})


def news(request: HttpRequest, address: str, seen: int) -> HttpResponse:
    """The thread anew, or nothing when no message came since: a reader is not disturbed for nothing."""
    thread = pages.thread(address, notifications.box(address))
    if thread.latest == seen:
        return HttpResponse(status=HTTPStatus.NO_CONTENT)
    return render(request, "demo/phone/_thread.html", {"thread": thread})
