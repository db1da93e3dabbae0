"""From the link of an invitation to a password, a second factor and recovery codes."""

from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from guichet.foundation.identity import operations as identity
from guichet.foundation.identity import queries, sessions
from guichet.foundation.lib.act import Surface
from guichet.surfaces.access.guards import factors_only
from guichet.surfaces.access.visits import act_of_entering, member_of
from guichet.surfaces.backoffice.sign_in import pages


@never_cache
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """GET changes nothing, because mail programs open links too. POST opens a session that can only set up."""
    member = queries.invited(token, timezone.now())
    if member is None:
        return render(
            request, "backoffice/sign_in/invitation_over.html", {"page": pages.invitation_over(request)}, status=404
        )
    if request.method != "POST":
        page = pages.invitation(request, member.name)
        return render(request, "backoffice/sign_in/invitation.html", {"page": page})
    request.session.flush()
    login(request, member, backend="allauth.account.auth_backends.AuthenticationBackend")
    sessions.enter_setup(request.session, at=timezone.now())
    return redirect("mfa_index")


@require_POST
@factors_only
def finish(request: HttpRequest) -> HttpResponse:
    """Only with a password and a second factor; then they serve at once, to sign in."""
    member = member_of(request)
    if not pages.is_complete(member):
        return redirect("mfa_index")
    identity.finish_setup(staff=member.reference, act=act_of_entering(request, Surface.BACKOFFICE))
    logout(request)
    return redirect("account_login")
