"""A whole request at once, from an organisation that acts for a person."""

from functools import partial

from django.db import transaction

from guichet.commons.intake import deposits, events
from guichet.commons.intake.deposits import Filing
from guichet.commons.intake.models import Deposit, Draft, Submission
from guichet.commons.intake.operations.drafts import answer, start
from guichet.commons.intake.operations.files import attach
from guichet.commons.intake.operations.submitting import hand_over
from guichet.commons.intake.refusals import FormChanged
from guichet.commons.intake.sealed import seal
from guichet.commons.intake.uploads import store
from guichet.foundation.identity import operations as identity
from guichet.foundation.identity.operations import Caller
from guichet.foundation.journal import operations as journal
from guichet.foundation.keys.public import PublicKey
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation


@operation
def deposit(*, filing: Filing, caller: Caller, recipient: PublicKey, act: Act) -> Submission:
    """Take the whole request, or nothing of it. The same key with the same body gives the same submission.

    Raises KeyReused for another body, TooManyCalls, FormChanged, and the refusals of `start`, `answer`, `attach` and
    `seal`; the files then stay with whoever called.
    """
    identity.count_deposit(token=caller.token, act=act)
    if before := deposits.former(filing.parcel):
        transaction.on_commit(partial(store.erase, filing.places()))
        return before.submission
    submission = _submitted(filing, caller, recipient, act)
    Deposit.objects.create(
        token=caller.token,
        organisation=caller.organisation,
        key=filing.parcel.key_index,
        fingerprint=filing.parcel.fingerprint,
        submission=submission,
    )
    journal.record(happened=events.RequestDeposited(submission.reference, caller.token), act=act)
    return submission


def _submitted(filing: Filing, caller: Caller, recipient: PublicKey, act: Act) -> Submission:
    hold = start(service=filing.parcel.service, language=filing.language, act=act)
    if Draft.objects.get(reference=hold.reference).version != filing.version:
        raise FormChanged
    answer(hold=hold, answers=filing.answers, act=act)
    for question, checked in filing.files:
        attach(hold=hold, question=question, checked=checked, act=act)
    draft = Draft.objects.get(reference=hold.reference)
    return hand_over(sealed=seal(draft, recipient, act, deposited_by=caller.organisation), act=act)
