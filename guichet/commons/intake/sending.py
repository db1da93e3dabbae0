"""Sending a request: sealed first, then handed over in one short transaction."""

from guichet.commons.intake import operations as intake
from guichet.commons.intake.holding import Hold, read, still_open
from guichet.commons.intake.models import Submission
from guichet.commons.intake.sealed import seal
from guichet.foundation.keys.public import PublicKey
from guichet.foundation.lib.act import Act


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
