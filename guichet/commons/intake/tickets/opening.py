"""From a sealed copy to a draft that can go on here."""

from datetime import datetime

from guichet.commons.catalogue import queries as catalogue
from guichet.commons.catalogue.canonical import digest
from guichet.commons.intake.operations.arriving import Arrival
from guichet.commons.intake.refusals import FormNotHere
from guichet.commons.intake.tickets import sealing
from guichet.commons.intake.tickets.sealing import Copy, WrongSecret


def opened(sealed: bytes, *, secret: str, reference: str, turn: int, expires_at: datetime) -> Arrival | None:
    """None for a copy that this ticket does not open. Raises FormNotHere."""
    try:
        copy = sealing.opened(sealed, secret, reference=reference)
    except WrongSecret:
        return None
    _refuse_without_its_form(copy)
    return Arrival(copy, turn, secret, expires_at)


def _refuse_without_its_form(copy: Copy) -> None:
    """Answers belong to the version that asked for them, word for word."""
    definition = catalogue.version_of(service=copy.service, number=copy.version)
    if definition is None or digest(definition) != copy.definition:
        raise FormNotHere
