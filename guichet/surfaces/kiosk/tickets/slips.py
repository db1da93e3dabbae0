"""What the kiosk prints: the receipt of a request, the ticket of one that is left for later."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from guichet.commons.intake.codes import Ticket
from guichet.commons.intake.models import KEPT
from guichet.commons.intake.tickets import node
from guichet.commons.printing import printers
from guichet.commons.printing.slips import Line, Slip
from guichet.foundation.lib.refusal import Refused
from guichet.surfaces.kiosk.tickets.marks import MARKS
from guichet.surfaces.ui import wording

CARRIED = "#"  # browsers never send what follows it: no server writes it down


class Printed(StrEnum):
    """What became of the paper, as the address of the next page carries it."""

    OUT = "imprime"
    STOPPED = "panne"
    NONE = "ecran"


def receipt(*, service: str, reference: str, code: str, given_at: datetime, notes: Sequence[str]) -> Slip:
    return Slip(
        language=get_language() or "fr",
        title=_("Reçu de votre demande"),
        subtitle=service,
        lines=(
            Line(_("Référence"), reference, large=True),
            Line(_("Code de suivi"), code, large=True),
            Line(_("Déposée le"), wording.moment(given_at)),
        ),
        notes=tuple(notes),
        square=reference,
        demonstration=settings.DEMONSTRATION,
    )


def ticket(ticket: Ticket, marks: Sequence[str], at: datetime) -> Slip:
    return Slip(
        language=get_language() or "fr",
        title=_("Ticket pour reprendre"),
        subtitle=_("Montrez ce carré à la borne d’un centre, ou photographiez-le, pour finir votre demande."),
        lines=(Line(_("Référence"), ticket.reference, large=True), Line(_("Code de reprise"), ticket.code, large=True)),
        notes=(
            _("Vos trois images : %(marks)s.") % {"marks": ", ".join(str(MARKS[name].name) for name in marks)},
            _("Gardée jusqu’au %(day)s.") % {"day": wording.day(kept_until(at))},
            _("Qui a ce ticket peut lire vos réponses : ne le donnez à personne."),
        ),
        square=carried(ticket),
        drawings=tuple(MARKS[name].drawing for name in marks),
        demonstration=settings.DEMONSTRATION,
    )


def kept_until(at: datetime) -> datetime:
    return at + KEPT - timedelta(days=1)


def carried(ticket: Ticket) -> str:
    """For a phone the address where it goes on, for the kiosk what it reads in it."""
    return f"{node.address_for_phones()}{reverse('portal:filing:resume')}{CARRIED}{ticket.reference}.{ticket.secret}"


def hand_out(slip: Slip) -> Printed:
    """Paper or no paper, the person goes on: what it says is on the screen too."""
    try:
        printers.hand_out(slip)
    except printers.NoPrinter:
        return Printed.NONE
    except Refused:
        return Printed.STOPPED
    return Printed.OUT


def said(printed: str) -> tuple[str, str]:
    """The kind of notice and its sentence."""
    match printed:
        case Printed.OUT:
            return "success", _("Votre papier sort de l’imprimante : prenez-le.")
        case Printed.STOPPED:
            return "attention", printers.PrinterFault().message
    return "information", printers.NoPrinter().message
