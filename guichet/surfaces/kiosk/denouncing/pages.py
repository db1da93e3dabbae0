"""What whoever denounces a bribe at a kiosk sees: one form, then a code that waits for a short while only."""

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
from guichet.surfaces.questions import denouncing as asked
from guichet.surfaces.questions.denouncing import Denounce
from guichet.surfaces.ui.frame import Frame
from guichet.surfaces.ui.parts import Link


@dataclass(frozen=True, slots=True)
class DenouncePage:
    frame: Frame
    stay: Stay
    form: Denounce


@dataclass(frozen=True, slots=True, repr=False)
class GivenPage:
    """`code` is on this page and on paper only; `where` is the address at which answers are read."""

    frame: Frame
    stay: Stay
    code: str
    carried: str
    where: str
    notice: tuple[str, str] | None


def denounce(request: HttpRequest, form: Denounce) -> DenouncePage:
    back = Link(_("Retour"), reverse("kiosk:browsing:welcome"))
    return DenouncePage(framed(request, _("Dénoncer une demande d’argent"), back=back), stay(request), form)


def elsewhere(request: HttpRequest) -> RefusedPage:
    """Before the node has the State's key: nothing is written that nobody could read."""
    where = f"{node.address_for_phones()}{reverse('portal:denouncing:start')}"
    return RefusedPage(
        frame=framed(request, _("Cette page est sur le portail national")),
        stay=stay(request),
        message=_("Sur un téléphone, ouvrez %(where)s") % {"where": where},
        way_on=Link(_("Retour à l’accueil"), reverse("kiosk:browsing:welcome")),
    )


def given(request: HttpRequest, code: str, notice: tuple[str, str] | None = None) -> GivenPage:
    """Wiped as soon as a page that is only read: nobody must find the code who comes next."""
    waits = replace(stay(request), idle=BROWSING.idle, warning=BROWSING.warning)
    return GivenPage(framed(request, asked.title()), waits, code, asked.carried(), asked.where_to_follow(), notice)


def slip(code: str) -> Slip:
    return Slip(
        language=get_language() or "fr",
        title=_("Code de retour"),
        subtitle="",
        lines=(Line(_("Code"), code, large=True),),
        notes=(
            _("Avec ce code, et lui seul, la réponse se lit à %(where)s") % {"where": asked.where_to_follow()},
            _("Gardez ce papier pour vous : personne ne peut retrouver le code."),
        ),
        demonstration=settings.DEMONSTRATION,
    )
