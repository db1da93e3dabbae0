"""Where an officer goes once a case was served."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from guichet.domains.casework.models import Case


def to_case(case: Case | None) -> HttpResponse:
    """To the heading of the new case, so that the cursor and whoever listens are there; else to the empty queue."""
    if case is None:
        return redirect(reverse("backoffice:queue:start") + "?vide")
    return redirect(reverse("backoffice:case:read", args=[case.reference]) + "#dossier")
