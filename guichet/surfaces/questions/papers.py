"""Paper for who stands before a screen of a centre: the receipt of what they gave, and what became of its printing."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from guichet.commons.catalogue import queries as catalogue
from guichet.commons.intake import queries
from guichet.commons.intake.helping import NOBODY, Help
from guichet.commons.intake.holding import Hold
from guichet.commons.intake.queries import GivenFacts
from guichet.commons.intake.refusals import HeldElsewhere
from guichet.commons.printing import printers
from guichet.commons.printing.slips import Line, Slip
from guichet.foundation.lib.refusal import Refused
from guichet.surfaces.questions import qr, receipts
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui import wording

PARAMETER = "papier"


class Printed(StrEnum):
    """What became of the paper, as the address of the next page carries it."""

    OUT = "imprime"
    STOPPED = "panne"
    NONE = "ecran"


@dataclass(frozen=True, slots=True)
class Handed:
    """A request in the State's hands; `until` is when an answer can no longer be put right, None once it is sent.

    `helped` says who wrote it for the person and under which mandate, in one line; often nobody.
    """

    service: str
    reference: str
    code: str
    square: qr.Square
    given_at: datetime
    until: datetime | None
    clock: str
    onward: str
    helped: str


def handed(hold: Hold) -> Handed | None:
    """What this device gave, sent since or not; None while nothing was given. Raises HeldElsewhere."""
    found = queries.given(hold) or queries.receipt(hold)
    if found is None:
        return None
    definition = catalogue.version_of(service=found.service, number=found.version)
    if definition is None or definition.procedure is None:
        raise LookupError(f"{found.service} has no procedure {found.version}")
    return Handed(
        service=words.said(definition.title),
        reference=found.reference,
        code=queries.tracking_code_here(found.reference),
        square=qr.square(receipts.address(found.reference)),
        given_at=found.at if isinstance(found, GivenFacts) else found.submitted_at,
        until=found.until if isinstance(found, GivenFacts) else None,
        clock=words.clock(definition.procedure.promise, fee=found.fee),
        onward=_onward(),
        helped=helped(found.help),
    )


def handed_here(hold: Hold) -> Handed:
    """The same. Raises HeldElsewhere also when nothing was given."""
    found = handed(hold)
    if found is None:
        raise HeldElsewhere
    return found


def helped(help_given: Help) -> str:
    """Both names: who helped, and who allowed it."""
    if help_given == NOBODY:
        return ""
    told = _("%(name)s, sous le mandat %(mandate)s") % {"name": help_given.by, "mandate": help_given.mandate}
    given = _("donné par %(person)s") % {"person": help_given.given_by}
    return f"{told}, {given}" if help_given.given_by else told


def receipt(found: Handed) -> Slip:
    helped_by = (Line(_("Fait avec l’aide de"), found.helped),) if found.helped else ()
    return Slip(
        language=get_language() or "fr",
        title=_("Reçu de votre demande"),
        subtitle=found.service,
        lines=(
            Line(_("Référence"), found.reference, large=True),
            Line(_("Code de suivi"), found.code, large=True),
            Line(_("Déposée le"), wording.moment(found.given_at)),
            *helped_by,
        ),
        notes=(found.clock, found.onward),
        square=receipts.address(found.reference),
        demonstration=settings.DEMONSTRATION,
    )


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


def _onward() -> str:
    return _(
        "Votre demande part au bureau qui la traite dès que la liaison le permet. Elle n’attend pas que vous reveniez."
    )
