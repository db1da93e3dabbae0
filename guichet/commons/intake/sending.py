"""Sending a request: sealed first, then handed over in one short transaction."""

from guichet.commons.catalogue.definition.procedure import walk
from guichet.commons.intake import helping
from guichet.commons.intake import operations as intake
from guichet.commons.intake.forms import form_of
from guichet.commons.intake.holding import Hold, read, still_open
from guichet.commons.intake.models import Draft, Given, Submission
from guichet.commons.intake.refusals import NotComplete, SaidNo
from guichet.commons.intake.sealed import seal, seal_given
from guichet.foundation.keys.public import PublicKey
from guichet.foundation.lib.act import Act
from guichet.foundation.places.calendar import BENIN

RED = "red"


def send(*, hold: Hold, recipient: PublicKey, act: Act) -> Submission:
    """Seal the request to the intake key, hand it to its receiver, erase what was readable here.

    Asking again gives the same submission; a draft that changes meanwhile is read again. Raises NotComplete when an
    answer is missing or wrong, or stops the way; the draft then stays as it is.
    """
    while True:
        draft = read(hold)
        if draft.submitted_at is not None:
            return Submission.objects.get(reference=draft.reference)
        sealed = seal(still_open(draft, act.at), recipient, act)
        submission = intake.submit(sealed=sealed, act=act)
        if submission is not None:
            return submission


def give(*, hold: Hold, act: Act) -> None:
    """Put the request into the State's hands where its author stands; it is sealed and sent once they have left.

    Raises NotComplete and MandateRefused as `send` does, SaidNo after a red hand; the draft then stays as it is.
    """
    while True:
        draft = still_open(read(hold), act.at)
        _refuse_incomplete(draft, act)
        if draft.read_back == RED:
            raise SaidNo
        helping.help_sent(draft, act)
        if intake.give(hold=hold, read=bytes(draft.box), act=act) is not None:
            return


def _refuse_incomplete(draft: Draft, act: Act) -> None:
    if not walk(form_of(draft), draft.content().answers, act.at.astimezone(BENIN).date()).is_complete:
        raise NotComplete


def send_given(*, reference: str, recipient: PublicKey) -> Submission | None:
    """Seal and hand over a request that was given; None when it was sent before, or never given.

    Safe to run again after a cut at any line: of one giving exactly one submission is made, dated from the giving.
    """
    while True:
        given = Given.objects.select_related("draft").filter(draft__reference=reference).first()
        if given is None:
            return None
        submission = intake.submit_given(sealed=seal_given(given, recipient), act=given.act())
        if submission is not None:
            return submission
