"""What the pages of sign-in show."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.forms import Form
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guichet.foundation.identity.queries import CitizenFacts, CorrectionFacts
from guichet.foundation.identity.vocabulary import Channel, Discrepancy, NpiStanding
from guichet.surfaces.ui.frame import Frame, Way, frame
from guichet.surfaces.ui.parts import Link, SummaryRow

HAPPENED: Mapping[Discrepancy, str | Promise] = {
    Discrepancy.NAME: gettext_lazy("Le registre des personnes ne confirme pas ce numéro avec ce nom."),
    Discrepancy.UNKNOWN: gettext_lazy("Le registre des personnes ne confirme pas ce numéro avec ce nom."),
    Discrepancy.TAKEN: gettext_lazy("Le registre des personnes ne confirme pas ce numéro avec ce nom."),
    Discrepancy.CHANGED: gettext_lazy("Ce numéro n’est pas celui que nous connaissons déjà pour vous."),
}


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


@dataclass(frozen=True, slots=True)
class AccountPage:
    frame: Frame
    rows: tuple[SummaryRow, ...]
    correction: Link | None


@dataclass(frozen=True, slots=True)
class FormPage:
    frame: Frame
    form: Form
    submit: str


@dataclass(frozen=True, slots=True)
class CorrectionPage:
    frame: Frame
    form: Form
    submit: str
    happened: str
    said: str


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


def account(request: HttpRequest, citizen: CitizenFacts | None, correction: CorrectionFacts | None) -> AccountPage:
    rows = () if citizen is None else _rows(citizen)
    opened = None
    if correction is not None:
        opened = Link(_("Voir la correction, ou y ajouter quelque chose"), reverse("portal:sign-in:correction"))
    return AccountPage(frame=frame(request, title=_("Mon compte"), listed=False), rows=rows, correction=opened)


def _rows(citizen: CitizenFacts) -> tuple[SummaryRow, ...]:
    given = citizen.npi_standing != NpiStanding.NONE
    text = _("Changer") if given else _("Donner")
    return (
        SummaryRow(key=_("Téléphone ou e-mail"), value=citizen.contact or _("Aucun")),
        SummaryRow(key=_("Ce que l’État sait de vous"), value=_sentence(str(citizen.assurance.label))),
        SummaryRow(
            key=_("NPI"),
            value=_sentence(str(citizen.npi_standing.label)),
            change=Link(text, reverse("portal:sign-in:npi"), about=_("le NPI")),
        ),
    )


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


def npi(request: HttpRequest, form: Form) -> FormPage:
    back = Way(back=Link(_("Retour à mon compte"), reverse("portal:sign-in:account")))
    return FormPage(
        frame=frame(request, title=_("Votre numéro personnel d’identification"), way=back, listed=False),
        form=form,
        submit=_("Enregistrer"),
    )


def correction(request: HttpRequest, form: Form, opened: CorrectionFacts) -> CorrectionPage:
    back = Way(back=Link(_("Retour à mon compte"), reverse("portal:sign-in:account")))
    return CorrectionPage(
        frame=frame(request, title=_("Une correction est ouverte"), way=back, listed=False),
        form=form,
        submit=_("Ajouter"),
        happened=str(HAPPENED[opened.discrepancy]),
        said=opened.said,
    )
