"""What is published already, found before anything is written. To write is one gesture away on each of these pages."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from guichet.commons.catalogue.selection import as_typed
from guichet.domains.relations import knowledge
from guichet.domains.relations import operations as relations
from guichet.domains.relations.limiting import Counter
from guichet.domains.relations.refusals import TooManyConcerns
from guichet.foundation.demonstration import clock
from guichet.foundation.lib.refusal import Refused
from guichet.surfaces.access.visits import network_of
from guichet.surfaces.portal.acting import nobodys
from guichet.surfaces.portal.concerns import pages, views

# Counts speak of many people: one network does not make them alone.
COUNTED = Counter(most=60, refusal=TooManyConcerns)


@never_cache
def start(request: HttpRequest) -> HttpResponse:
    """A message posted here, as it was before there was a search, is written like one of the form."""
    if request.method == "POST":
        return views.write(request)
    query = as_typed(request.GET.get("q", ""))
    found = knowledge.find(query, get_language() or "fr") if query else ()
    return render(request, "portal/concerns/start.html", {"page": pages.start(request, query, found)})


@require_POST
def settled(request: HttpRequest) -> HttpResponse:
    answer = request.POST.get("answer", "")
    if not knowledge.is_published(answer):
        return redirect("portal:concerns:start")
    _count(request, answer)
    return render(request, "portal/concerns/settled.html", {"page": pages.settled(request)})


@require_POST
def anyway(request: HttpRequest) -> HttpResponse:
    """What was typed goes along, as the first words of the message."""
    _count(request, "")
    query = as_typed(request.POST.get("q", ""))
    address = reverse("portal:concerns:write")
    return redirect(f"{address}?{urlencode({'q': query})}" if query else address)


def _count(request: HttpRequest, answer: str) -> None:
    """Beyond what one network may count, people go on and nothing is counted."""
    try:
        COUNTED.count(network_of(request), clock.now())
    except Refused:
        return
    relations.count_answer(answer=answer, act=nobodys())
