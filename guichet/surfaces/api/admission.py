"""Who calls: the token of an organisation, judged at every call."""

import io
from typing import Any

from django.http import HttpRequest, UnreadablePostError
from django.utils.translation import gettext as _
from ninja.security import HttpBearer

from guichet.foundation.demonstration import clock
from guichet.foundation.identity import operations as identity
from guichet.foundation.identity.operations import Caller, UnknownToken
from guichet.foundation.identity.viewer import NOBODY
from guichet.foundation.identity.vocabulary import Scope
from guichet.foundation.lib.act import Act, Actor, ActorKind, Surface
from guichet.surfaces.access.visits import address_of
from guichet.surfaces.api.problems import Kind, Problem

MOST_BYTES = 30_000_000  # the heaviest file that a question takes, in base 64, and the answers


class Token(HttpBearer):
    """Bearer token (RFC 6750) of an organisation; a stranger's body is never read."""

    def __init__(self, scope: Scope) -> None:
        super().__init__()
        self.scope = scope

    def __call__(self, request: HttpRequest) -> Any:
        caller = super().__call__(request)
        if not isinstance(caller, Caller):
            raise UnknownToken
        if self.scope not in caller.scopes:
            raise _missing(self.scope)
        _take_body(request)
        return caller

    def authenticate(self, request: HttpRequest, token: str) -> Caller:
        act = _act(Actor(ActorKind.ANONYMOUS, NOBODY))
        return identity.use_token(secret=token, address=address_of(request), act=act)


def caller_of(request: HttpRequest) -> Caller:
    """Behind a `Token` only."""
    caller = vars(request).get("auth")
    if not isinstance(caller, Caller):
        raise TypeError("a route for organisations let somebody in without a token")
    return caller


def act_of(request: HttpRequest) -> Act:
    """The act of the organisation, for the people whom it serves."""
    return _act(Actor(ActorKind.ORGANISATION, caller_of(request).token))


def _act(actor: Actor) -> Act:
    return Act(actor, clock.now(), None, Surface.API)


def _missing(scope: Scope) -> Problem:
    return Problem(
        Kind.MISSING_SCOPE,
        _("Ce jeton ne permet pas de %(scope)s. Demandez qu’il le permette.") % {"scope": scope.label},
        headers={"WWW-Authenticate": f'Bearer error="insufficient_scope", scope="{scope}"'},
    )


def _take_body(request: HttpRequest) -> None:
    """Django would stop at the limit of a form, far below a file: this one is of the API's own."""
    announced = request.META.get("CONTENT_LENGTH") or ""
    if announced.isdigit() and int(announced) > MOST_BYTES:
        raise Problem(
            Kind.TOO_LARGE,
            _("Une requête pèse au plus %(most)s Mo, fichiers compris. Rien n’a été enregistré.")
            % {"most": MOST_BYTES // 1_000_000},
        )
    try:
        body = request.read(MOST_BYTES)
    except UnreadablePostError:
        raise Problem(Kind.MALFORMED, _("La requête s’est coupée en route. Rien n’a été enregistré.")) from None
    vars(request).update(_body=body, _stream=io.BytesIO(body))
