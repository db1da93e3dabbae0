"""Pages that say what went wrong and show a way on. `guichet.urls` names them `handler400` and so on.

Error 500 is `templates/500.html`: it asks nothing of anyone, since anything may be what failed. Some failures are known
for what they are, and say so: a full disk, a database that too many write or that is damaged, a keeper that is silent.
"""

import sys
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.defaults import server_error

from guichet.foundation.keys.refusals import KeeperUnavailable
from guichet.foundation.lib.disk import is_busy, is_damaged, is_full
from guichet.surfaces.ui import site
from guichet.surfaces.ui.frame import Frame, frame
from guichet.surfaces.ui.parts import Link


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """What happened, what was kept, what to do."""

    frame: Frame
    happened: str
    advice: str
    search: str
    home: Link


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 Django's signature
    return _answer(
        request,
        status=400,
        title=_("Cette demande n’a pas été comprise"),
        happened=_("Le site a reçu une demande incomplète ou abîmée. Rien n’a été enregistré."),
        advice=_("Revenez à la page précédente et recommencez."),
    )


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 Django's signature
    return _answer(
        request,
        status=403,
        title=_("Cette page ne vous est pas ouverte"),
        happened=_("Cette page existe peut-être, mais vous n’avez pas le droit de la voir."),
        advice=_("Si vous avez un compte qui donne ce droit, connectez-vous, puis revenez ici."),
    )


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 Django's signature
    """Named by `settings.CSRF_FAILURE_VIEW`: nearly always an old tab or refused cookies, hardly ever an attack."""
    return _answer(
        request,
        status=403,
        title=_("Cette page a expiré"),
        happened=_(
            "La page était ouverte depuis trop longtemps, ou l’appareil refuse les cookies. Rien n’a été envoyé."
        ),
        advice=_("Revenez à la page précédente, rechargez-la, puis envoyez de nouveau."),
    )


def too_many(request: HttpRequest) -> HttpResponse:
    """Named by `guichet.urls`: someone, or someone on the same network, tries too often."""
    return _answer(
        request,
        status=429,
        title=_("Trop d’essais"),
        happened=_("Cette page a été demandée trop de fois depuis votre réseau. Rien n’a été enregistré."),
        advice=_("Attendez une minute, puis recommencez."),
    )


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 Django's signature
    return _answer(
        request,
        status=404,
        title=_("Cette page n’existe pas"),
        happened=_("L’adresse est peut-être incomplète, ou la page a changé de place."),
        advice=_("Vérifiez l’adresse, ou cherchez le service dont vous avez besoin."),
    )


def broken(request: HttpRequest) -> HttpResponse:
    """Django calls it while it handles what a view, or a middleware around it, raised."""
    raised = sys.exc_info()[1]
    if is_full(raised):
        return _no_room(request)
    if is_busy(raised):
        return _too_busy(request)
    if is_damaged(raised):
        return _damaged(request)
    return _no_keeper(request) if isinstance(raised, KeeperUnavailable) else server_error(request)


def _no_room(request: HttpRequest) -> HttpResponse:
    return _answer(
        request,
        status=507,
        title=_("Il n’y a plus de place pour enregistrer"),
        happened=_(
            "Le disque de ce site est plein : ce que vous veniez d’envoyer n’a pas été enregistré. "
            "Tout ce qui l’était déjà est gardé."
        ),
        advice=_("Attendez quelques minutes, revenez à la page précédente, puis envoyez de nouveau."),
    )


def _too_busy(request: HttpRequest) -> HttpResponse:
    return _answer(
        request,
        status=503,
        title=_("Trop de personnes enregistrent en même temps"),
        happened=_(
            "Le site n’a pas pu enregistrer ce que vous veniez d’envoyer. Tout ce qui était déjà enregistré est gardé."
        ),
        advice=_("Attendez une minute, revenez à la page précédente, puis recommencez."),
    )


def _damaged(request: HttpRequest) -> HttpResponse:
    return _answer(
        request,
        status=503,
        title=_("Ce site doit être réparé"),
        happened=_(
            "Le fichier où ce site enregistre est abîmé : ce que vous veniez d’envoyer n’a pas été enregistré. "
            "Dans un centre, la réparation se fait d’elle-même en quelques minutes."
        ),
        advice=_("Attendez quelques minutes, puis recommencez depuis l’accueil. Si rien ne change, prévenez un agent."),
    )


def _no_keeper(request: HttpRequest) -> HttpResponse:
    return _answer(
        request,
        status=503,
        title=_("Les dossiers ne s’ouvrent pas pour le moment"),
        happened=_(
            "Le gardien des clés ne répond pas : sans lui, personne ne lit un dossier ni n’y écrit. "
            "Rien n’est perdu, et rien de ce que vous veniez d’envoyer n’a été enregistré."
        ),
        advice=_("Attendez une minute, revenez à la page précédente, puis recommencez."),
    )


def _answer(request: HttpRequest, *, status: int, title: str, happened: str, advice: str) -> HttpResponse:
    page = ErrorPage(
        frame=frame(request, title=title, listed=False),
        happened=happened,
        advice=advice,
        search=site.search(),
        home=Link(text=_("Aller à l’accueil"), href=site.home()),
    )
    return render(request, "ui/errors/error.html", {"page": page}, status=status)
