"""What the pages of sign-in show."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.forms import Form
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.foundation.identity.vocabulary import Channel
from guichet.surfaces.ui.frame import Frame, Way, frame
from guichet.surfaces.ui.parts import Link


@dataclass(frozen=True, slots=True)
class StartPage:
    frame: Frame
    form: Form
    submit: str
    other_way: Link
    national: str


@dataclass(frozen=True, slots=True)
class CodePage:
    frame: Frame
    form: Form
    submit: str
    another: Link


@dataclass(frozen=True, slots=True)
class NationalFailedPage:
    frame: Frame
    start: Link


def start(request: HttpRequest, form: Form, channel: Channel) -> StartPage:
    by_phone = channel == Channel.SMS
    other = (
        ("portal:sign-in:email", _("Recevoir le code par e-mail"))
        if by_phone
        else (
            "portal:sign-in:start",
            _("Recevoir le code par SMS"),
        )
    )
    return StartPage(
        frame=frame(request, title=_("Se connecter"), listed=False),
        form=form,
        submit=_("Recevoir un code"),
        other_way=Link(other[1], reverse(other[0])),
        national=reverse("openid_connect_login", args=["nationale"]) if settings.SOCIALACCOUNT_PROVIDERS else "",
    )


def national_origins() -> list[str]:
    """Scheme, host and port of the national identity provider, if there is one.

    Browsers hold a form's redirections to the content policy too, and ours leads there.
    """
    apps = settings.SOCIALACCOUNT_PROVIDERS.get("openid_connect", {}).get("APPS", [])
    issuers = [urlsplit(app["settings"]["server_url"]) for app in apps]
    return [f"{issuer.scheme}://{issuer.netloc}" for issuer in issuers]


def code(request: HttpRequest, form: Form) -> CodePage:
    start_again = reverse("portal:sign-in:start")
    return CodePage(
        frame=frame(
            request, title=_("Écrivez le code reçu"), way=Way(back=Link(_("Retour"), start_again)), listed=False
        ),
        form=form,
        submit=_("Se connecter"),
        another=Link(_("Demander un autre code"), start_again),
    )


def national_failed(request: HttpRequest) -> NationalFailedPage:
    return NationalFailedPage(
        frame=frame(request, title=_("La connexion par l’identité nationale n’a pas abouti"), listed=False),
        start=Link(_("Choisir un autre moyen"), reverse("portal:sign-in:start")),
    )
