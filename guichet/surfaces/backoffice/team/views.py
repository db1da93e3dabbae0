"""A supervisor adds officers to an office until a day, and takes them out. No case is chosen or seen here."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guichet.domains.casework import operations as casework
from guichet.domains.casework import supervision
from guichet.domains.casework.supervision import Office
from guichet.foundation.identity import queries as identity
from guichet.foundation.identity.viewer import HeldRole, Viewer
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.act import Act, Surface
from guichet.foundation.lib.refusal import Refused
from guichet.surfaces.access.guards import staff_only
from guichet.surfaces.access.visits import act_of, viewer_of
from guichet.surfaces.backoffice.team import forms, pages


@staff_only(role=RoleKind.SUPERVISOR)
def team(request: HttpRequest, authority: str, unit: str) -> HttpResponse:
    office, act = _office(request, authority, unit), act_of(request, Surface.BACKOFFICE)
    form = forms.Add(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            _add(viewer_of(request), office, form, act)
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            return redirect("backoffice:team:all", authority, unit)
    return _page(request, office, form, act)


def _add(supervisor: Viewer, office: Office, form: forms.Add, act: Act) -> None:
    given = form.cleaned_data
    staff = identity.staff_with_email(given["email"])
    if staff is None:
        raise Refused(
            _("Personne ici n’a cette adresse. Demandez à votre administrateur d’inviter cette personne d’abord.")
        )
    role = HeldRole(RoleKind(given["kind"]), office.authority, office.unit)
    casework.add_officer(supervisor=supervisor, staff=staff, role=role, last_day=given["last_day"], act=act)


@require_POST
@staff_only(role=RoleKind.SUPERVISOR)
def remove(request: HttpRequest, authority: str, unit: str) -> HttpResponse:
    office, act = _office(request, authority, unit), act_of(request, Surface.BACKOFFICE)
    kind, staff = request.POST.get("kind", ""), request.POST.get("staff", "")
    try:
        role = HeldRole(RoleKind(kind) if kind in RoleKind else RoleKind.ADMINISTRATOR, authority, unit)
        casework.remove_officer(supervisor=viewer_of(request), staff=staff, role=role, act=act)
    except Refused as refusal:
        return _page(request, office, forms.Add(), act, refusal.message)
    return redirect("backoffice:team:all", authority, unit)


def _office(request: HttpRequest, authority: str, unit: str) -> Office:
    """An office of another supervisor is not found, like one that does not exist."""
    found = supervision.office(viewer_of(request), authority, unit)
    if found is None:
        raise Http404
    return found


def _page(request: HttpRequest, office: Office, form: forms.Add, act: Act, refusal: str = "") -> HttpResponse:
    members = identity.members(authority=office.authority, unit=office.unit, at=act.at)
    page = pages.team(request, office, members, form, refusal)
    status = 422 if refusal or form.errors else 200
    return render(request, "backoffice/team/team.html", {"page": page}, status=status)
