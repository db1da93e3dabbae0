"""What a person reads and says of who they are."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.forms import Form
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guichet.foundation.identity.queries import CitizenFacts, CorrectionFacts
from guichet.foundation.identity.vocabulary import Discrepancy, NpiStanding
from guichet.surfaces.portal.space.pages import back
from guichet.surfaces.ui.frame import Frame, Way, frame
from guichet.surfaces.ui.parts import Link, SummaryRow

HAPPENED: Mapping[Discrepancy, str | Promise] = {
    Discrepancy.NAME: gettext_lazy("Le registre des personnes ne confirme pas ce numéro avec ce nom."),
    Discrepancy.UNKNOWN: gettext_lazy("Le registre des personnes ne confirme pas ce numéro avec ce nom."),
    Discrepancy.TAKEN: gettext_lazy("Le registre des personnes ne confirme pas ce numéro avec ce nom."),
    Discrepancy.CHANGED: gettext_lazy("Ce numéro n’est pas celui que nous connaissons déjà pour vous."),
}


@dataclass(frozen=True, slots=True)
class IdentityPage:
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


def identity(request: HttpRequest, citizen: CitizenFacts | None, correction: CorrectionFacts | None) -> IdentityPage:
    rows = () if citizen is None else _rows(citizen)
    opened = None
    if correction is not None:
        opened = Link(_("Voir la correction, ou y ajouter quelque chose"), reverse("portal:space:correction"))
    return IdentityPage(frame(request, title=_("Mon identité"), way=back(), listed=False), rows, opened)


def _rows(citizen: CitizenFacts) -> tuple[SummaryRow, ...]:
    given = citizen.npi_standing != NpiStanding.NONE
    text = _("Changer") if given else _("Donner")
    return (
        SummaryRow(key=_("Téléphone ou e-mail"), value=citizen.contact or _("Aucun")),
        SummaryRow(key=_("Ce que l’État sait de vous"), value=_sentence(str(citizen.assurance.label))),
        SummaryRow(
            key=_("NPI"),
            value=_sentence(str(citizen.npi_standing.label)),
            change=Link(text, reverse("portal:space:npi"), about=_("le NPI")),
        ),
    )


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


def npi(request: HttpRequest, form: Form) -> FormPage:
    back = Way(back=Link(_("Retour à mon identité"), reverse("portal:space:identity")))
    return FormPage(
        frame=frame(request, title=_("Votre numéro personnel d’identification"), way=back, listed=False),
        form=form,
        submit=_("Enregistrer"),
    )


def correction(request: HttpRequest, form: Form, opened: CorrectionFacts) -> CorrectionPage:
    back = Way(back=Link(_("Retour à mon identité"), reverse("portal:space:identity")))
    return CorrectionPage(
        frame=frame(request, title=_("Une correction est ouverte"), way=back, listed=False),
        form=form,
        submit=_("Ajouter"),
        happened=str(HAPPENED[opened.discrepancy]),
        said=opened.said,
    )
