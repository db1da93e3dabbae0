"""What whoever writes at a kiosk sees: one form, then a code that waits for a short while only."""

from dataclasses import dataclass, replace

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from guichet.commons.intake.tickets import node
from guichet.commons.printing.slips import Line, Slip
from guichet.commons.sittings.terms import BROWSING
from guichet.surfaces.kiosk.stay.refusing import RefusedPage
from guichet.surfaces.kiosk.surroundings import Stay, framed, stay
from guichet.surfaces.kiosk.writing import forms
from guichet.surfaces.ui.frame import Frame
from guichet.surfaces.ui.parts import Link


@dataclass(frozen=True, slots=True)
class WritePage:
    frame: Frame
    stay: Stay
    form: forms.Message


@dataclass(frozen=True, slots=True, repr=False)
class GivenPage:
    """`code` is on this page and on paper only; `where` is the address at which the answer is read."""

    frame: Frame
    stay: Stay
    code: str
    where: str
    notice: tuple[str, str] | None


def write(request: HttpRequest, form: forms.Message) -> WritePage:
    back = Link(_("Retour"), reverse("kiosk:browsing:welcome"))
    return WritePage(framed(request, _("Écrire à l’administration"), back=back), stay(request), form)


def elsewhere(request: HttpRequest) -> RefusedPage:
    """Before the node has the State's key: nothing is written that nobody could read."""
    where = f"{node.address_for_phones()}{reverse('portal:concerns:start')}"
    return RefusedPage(
        frame=framed(request, _("Cette page est sur le portail national")),
        stay=stay(request),
        message=_("Sur un téléphone, ouvrez %(where)s") % {"where": where},
        way_on=Link(_("Retour à l’accueil"), reverse("kiosk:browsing:welcome")),
    )


def given(request: HttpRequest, code: str, notice: tuple[str, str] | None = None) -> GivenPage:
    """Wiped as soon as a page that is only read: nobody must find the code who comes next."""
    waits = replace(stay(request), idle=BROWSING.idle, warning=BROWSING.warning)
    return GivenPage(framed(request, _("C’est sous pli")), waits, code, _where(), notice)


def slip(code: str) -> Slip:
    return Slip(
        language=get_language() or "fr",
        title=_("Votre code de retour"),
        subtitle="",
        lines=(Line(_("Code"), code, large=True),),
        notes=(
            _("Avec ce code, et lui seul, la réponse se lit à %(where)s") % {"where": _where()},
            _("Gardez ce papier pour vous : personne ne peut retrouver le code."),
        ),
        demonstration=settings.DEMONSTRATION,
    )


def _where() -> str:
    return f"{node.address_for_phones()}{reverse('portal:concerns:follow')}"
