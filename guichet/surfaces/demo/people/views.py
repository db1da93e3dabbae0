"""One click signs in as an invented person. Real people are never offered, and never accepted."""

from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from guichet.foundation.demonstration import clock
from guichet.foundation.identity import queries as identity
from guichet.foundation.identity import sessions
from guichet.surfaces.access.adapters import enter
from guichet.surfaces.access.visits import forget_viewer
from guichet.surfaces.demo.people import pages
from guichet.surfaces.demo.time import views as time


def everyone(request: HttpRequest) -> HttpResponse:
    staff, citizens = identity.demonstration_staff(clock.now()), identity.demonstration_citizens()
    page = pages.everyone(request, time.blocks(), staff, citizens)
    return render(request, "demo/people.html", {"page": page})


@require_POST
def enter_as_staff(request: HttpRequest, reference: str) -> HttpResponse:
    member = identity.demonstration_member(reference)
    if member is None:
        raise Http404
    request.session.flush()
    login(request, member, backend="allauth.account.auth_backends.AuthenticationBackend")
    enter(request, member.reference, means="demonstration")
    return redirect("backoffice:home")


@require_POST
def enter_as_citizen(request: HttpRequest, reference: str) -> HttpResponse:
    citizen = next((each for each in identity.demonstration_citizens() if each.reference == reference), None)
    if citizen is None:
        raise Http404
    sessions.enter_citizen(request.session, reference=citizen.reference, era=citizen.era, at=timezone.now())
    forget_viewer(request)
    return redirect("portal:space:home")
