"""One form about an incident, a centre or an order, on a page of its own."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from guichet.surfaces.backoffice.incidents.pages import AskPage
from guichet.surfaces.backoffice.trying import refusal_of, status_of
from guichet.surfaces.ui.forms import Form


def tried(
    request: HttpRequest, form: Form, do: Callable[[], object], done: HttpResponse, page_of: Callable[[str], AskPage]
) -> HttpResponse:
    """`done` once it is; the form again, with what refuses it, while it is not."""
    refusal = refusal_of(request, form, do)
    return done if refusal is None else asked(request, page_of(refusal))


def asked(request: HttpRequest, page: AskPage) -> HttpResponse:
    status = status_of(page.form, page.refusal)
    return render(request, "backoffice/incidents/ask.html", {"page": page}, status=status)
