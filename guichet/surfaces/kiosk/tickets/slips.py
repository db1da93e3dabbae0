"""What the kiosk prints of a request that is left for later."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from guichet.commons.intake.codes import Ticket
from guichet.commons.intake.models import KEPT
from guichet.commons.intake.tickets import node
from guichet.commons.printing.slips import Line, Slip
from guichet.surfaces.kiosk.tickets.marks import MARKS
from guichet.surfaces.ui import wording

CARRIED = "#"  # browsers never send what follows it: no server writes it down


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
