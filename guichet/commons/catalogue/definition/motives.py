"""The published list of motives that stop the clock, each for so many days at most: nothing else does."""

from collections.abc import Mapping
from enum import StrEnum

from guichet.commons.catalogue.definition.base import Text


class PauseMotive(StrEnum):
    """A motive per thing that somebody outside the State must do.

    There is no « other », which would hide anything, and no slowness of the State's own: an opinion that is awaited
    or a register that is down does not stop a promise.
    """

    PAPER_MISSING = "paper-missing"
    PAPER_UNREADABLE = "paper-unreadable"
    PAPER_MISMATCH = "paper-mismatch"
    ANSWER_TO_CORRECT = "answer-to-correct"
    APPLICANT_TO_COME = "applicant-to-come"
    IDENTITY_CORRECTION = "identity-correction"
    PAYMENT_CONTESTED = "payment-contested"
    COURT_ORDER = "court-order"


TITLES: Mapping[PauseMotive, Text] = {
    PauseMotive.PAPER_MISSING: Text(fr="Une pièce manque.", en="A paper is missing."),
    PauseMotive.PAPER_UNREADABLE: Text(fr="Une pièce est illisible.", en="A paper cannot be read."),
    PauseMotive.PAPER_MISMATCH: Text(
        fr="Une pièce ne correspond pas à la demande.", en="A paper does not match the request."
    ),
    PauseMotive.ANSWER_TO_CORRECT: Text(fr="Une réponse est à corriger.", en="An answer has to be corrected."),
    PauseMotive.APPLICANT_TO_COME: Text(
        fr="Vous devez vous présenter à un rendez-vous.", en="You have to come to an appointment."
    ),
    PauseMotive.IDENTITY_CORRECTION: Text(
        fr="Votre identité diffère d’un registre à l’autre et doit être corrigée.",
        en="Your identity differs between registers and has to be corrected.",
    ),
    PauseMotive.PAYMENT_CONTESTED: Text(fr="Le paiement est contesté.", en="The payment is contested."),
    PauseMotive.COURT_ORDER: Text(
        fr="Une décision de justice suspend la demande.", en="A court order suspends the request."
    ),
}
# Calendar days after which the clock goes on by itself: what it takes to fetch the thing, and what a court takes.
MOST_DAYS: Mapping[PauseMotive, int] = {
    PauseMotive.PAPER_MISSING: 30,
    PauseMotive.PAPER_UNREADABLE: 15,
    PauseMotive.PAPER_MISMATCH: 30,
    PauseMotive.ANSWER_TO_CORRECT: 15,
    PauseMotive.APPLICANT_TO_COME: 30,
    PauseMotive.IDENTITY_CORRECTION: 60,
    PauseMotive.PAYMENT_CONTESTED: 30,
    PauseMotive.COURT_ORDER: 180,
}
