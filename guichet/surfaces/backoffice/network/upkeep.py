"""Suppliers and contracts, for the whole country; visits, site by site."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from guichet.domains.network import operations as network
from guichet.domains.network import policies, queries
from guichet.domains.network.refusals import NoSite
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.surfaces.access.guards import staff_only, unseen
from guichet.surfaces.access.visits import viewer_of
from guichet.surfaces.backoffice.network import forms, tables
from guichet.surfaces.backoffice.network.parts import framed, to_the_network
from guichet.surfaces.backoffice.network.views import today
from guichet.surfaces.backoffice.network.writing import Words, allowed, answer, tried
from guichet.surfaces.ui.frame import Frame
from guichet.surfaces.ui.parts import Link, Table


@dataclass(frozen=True, slots=True)
class ContractsPage:
    frame: Frame
    contracts: Table | None
    suppliers: Table | None
    ways: tuple[Link, ...]


@require_safe
@staff_only(role=RoleKind.ADMINISTRATOR)
@unseen(NoSite)
def contracts(request: HttpRequest) -> HttpResponse:
    _for_the_nation(request)
    page = ContractsPage(
        frame=framed(request, _("Contrats de maintenance"), to_the_network()),
        contracts=tables.contracts(queries.every_contract()),
        suppliers=tables.suppliers(queries.suppliers()),
        ways=(
            Link(_("Noter un contrat"), reverse("backoffice:network:contract")),
            Link(_("Inscrire un fournisseur"), reverse("backoffice:network:supplier")),
        ),
    )
    return render(request, "backoffice/network/contracts.html", {"page": page})


@staff_only(role=RoleKind.ADMINISTRATOR)
@unseen(NoSite)
def note_contract(request: HttpRequest) -> HttpResponse:
    _for_the_nation(request)
    form = forms.NoteContract(request.POST or None)
    words = Words(_("Noter un contrat"), _("Noter ce contrat"))
    return tried(
        request,
        form,
        lambda form, act: network.note_contract(new=form.new(), act=act),
        words,
        redirect("backoffice:network:contracts"),
    )


@staff_only(role=RoleKind.ADMINISTRATOR)
@unseen(NoSite)
def note_supplier(request: HttpRequest) -> HttpResponse:
    _for_the_nation(request)
    form = forms.NoteSupplier(request.POST or None)
    words = Words(_("Inscrire un fournisseur"), _("Inscrire"))
    return tried(
        request,
        form,
        lambda form, act: network.note_supplier(**form.cleaned_data, act=act),
        words,
        redirect("backoffice:network:contracts"),
    )


@staff_only(role=policies.KEEPING)
@unseen(NoSite)
def plan(request: HttpRequest, site: str) -> HttpResponse:
    found = allowed(request, site, policies.may_keep)
    under, held = queries.contracts(found, today(request)), queries.equipment(found)
    return answer(
        request,
        found,
        forms.PlanVisit(under, held, request.POST or None),
        lambda form, act: network.plan_visit(site=site, new=form.new(), act=act),
        Words(_("Prévoir une visite de maintenance"), _("Prévoir")),
    )


@staff_only(role=policies.KEEPING)
@unseen(NoSite)
def do(request: HttpRequest, site: str, visit: str) -> HttpResponse:
    found = allowed(request, site, policies.may_keep)
    planned = {each.reference for each in queries.visits(found, today(request)) if each.done_on is None}
    if visit not in planned:
        raise NoSite
    return answer(
        request,
        found,
        forms.DoVisit(request.POST or None),
        lambda form, act: network.do_visit(site=site, visit=visit, **form.cleaned_data, act=act),
        Words(_("Noter ce qu’a fait la visite"), _("La visite est faite")),
    )


def _for_the_nation(request: HttpRequest) -> None:
    """Raises NoSite."""
    if not policies.is_national(viewer_of(request)):
        raise NoSite
