"""One question after the other, each saved as it is answered."""

from django.http import HttpResponse
from django.urls import reverse

from guichet.surfaces.kiosk import device
from guichet.surfaces.kiosk.filing import pages
from guichet.surfaces.kiosk.stay.refusing import visiting
from guichet.surfaces.questions.arriving import measured
from guichet.surfaces.questions.stepping import Journey, Steps
from guichet.surfaces.ui.request import Request

JOURNEY = Journey(
    template="kiosk/filing/step.html",
    stop_template="kiosk/filing/stop.html",
    address=pages.address,
    stop=lambda _draft: reverse("kiosk:filing:stop"),
    summary=lambda _draft: reverse("kiosk:filing:summary"),
    step=pages.step,
    item=pages.item_step,
    stopped=pages.stopped,
)


@visiting
def current(request: Request) -> HttpResponse:
    return _steps(request).current()


@measured
@visiting
def step(request: Request, name: str) -> HttpResponse:
    return _steps(request).step(name)


@visiting
def item(request: Request, name: str, number: int) -> HttpResponse:
    return _steps(request).item(name, number)


@visiting
def stop(request: Request) -> HttpResponse:
    return _steps(request).stop()


def _steps(request: Request) -> Steps:
    return Steps(JOURNEY, request, device.hold_of(request), device.act_of(request))
