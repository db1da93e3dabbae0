"""What casework registers below: the receiver of requests, its messages, its work, its periodic jobs."""

from datetime import timedelta

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from guichet.commons.availability import judging
from guichet.commons.availability import registry as availability
from guichet.commons.availability.registry import Component
from guichet.commons.documents import registry as documents
from guichet.commons.indicators import registry as indicators
from guichet.commons.indicators.registry import Source
from guichet.commons.intake import registry as intake
from guichet.commons.intake.operations.submitting import FILES_OF_A_REQUEST
from guichet.commons.intake.registry import SealedSubmission
from guichet.commons.notifications import registry as notifications
from guichet.commons.payments import queries as payments_made
from guichet.commons.payments import registry as payments
from guichet.commons.payments.models import Way
from guichet.commons.sync import registry as sync
from guichet.domains.casework import (
    counting,
    digest,
    issuing,
    messages,
    openly,
    receiving,
    reminding,
    rules,
    searching,
    slips,
    telling,
)
from guichet.domains.casework import operations as casework
from guichet.domains.casework.vocabulary import ORIGIN, Settled
from guichet.foundation.journal import following
from guichet.foundation.lib.act import Act
from guichet.foundation.work import registry as work


def contribute() -> None:
    if settings.NODE == "centre":
        sync.apply(casework.READINGS, slips.take)
        return  # what comes after the request is the hub's: a centre treats none
    openly.contribute()
    following.follow("public-log.log-recovered", casework.hold_to_first_promises)
    judge = judging.worst(judging.by_keeper, judging.by_work("casework"))
    availability.register(Component("tracking", _("Suivre et traiter les demandes"), 30, judge))
    intake.register_procedure(open_from)
    sync.when_files_arrive(FILES_OF_A_REQUEST, go_on)
    payments.on_confirmed(settle_fee)
    for message in messages.ALL:
        notifications.register(message)
    work.register(casework.RECEIVE, receiving.receive)
    work.register(casework.TELL, telling.tell)
    work.register(casework.TELL_SUPERVISORS, reminding.tell_supervisors)
    work.register(casework.TELL_AUTHORITY, reminding.tell_authority)
    work.register(casework.TELL_COMPLAINT, reminding.tell_of_complaint)
    work.register(casework.TELL_READINGS, digest.tell)
    work.register(casework.TELL_CENTRE, slips.tell)
    work.register(casework.ASK_REGISTER, searching.put)
    indicators.register(ORIGIN, Source(counting.count, counting.first_day))
    documents.register_origin(ORIGIN, issuing)
    work.every("casework.take-back", timedelta(minutes=5), take_back)
    work.every("casework.count-silences", timedelta(hours=1), count_silences)
    work.every("casework.escalate", timedelta(minutes=5), escalate)
    work.every("casework.end-pauses", timedelta(minutes=5), end_pauses)
    work.every("casework.publish-rules", timedelta(minutes=1), rules.publish)
    work.every("casework.complaints", timedelta(minutes=15), see_to_complaints)
    work.every("casework.close-readings", timedelta(minutes=15), close_readings)
    work.every("casework.remind", timedelta(minutes=15), reminding.remind)


def open_from(submission: SealedSubmission, act: Act) -> None:
    casework.open_from(submission=submission, act=act)


def go_on(reference: str, act: Act) -> None:
    """All files of the request are here: it is looked at again."""
    casework.go_on(reference=reference, act=act)


def settle_fee(about: str, act: Act) -> None:
    """Paid or waived, the fee is no longer in the way of the case that it was asked for."""
    standing = payments_made.standing(about)
    if standing.is_settled:
        waived = all(fee.way == Way.WAIVED for fee in standing.fees)
        casework.settle_fee(reference=about, settled=Settled.WAIVED if waived else Settled.CONFIRMED, act=act)


def take_back(act: Act) -> None:
    while casework.take_back(act=act):
        pass


def end_pauses(act: Act) -> None:
    while casework.end_pauses(act=act):
        pass


def count_silences(act: Act) -> None:
    while casework.count_silences(act=act):
        pass


def escalate(act: Act) -> None:
    while casework.escalate(act=act) or casework.tell_authorities(act=act) or casework.lift(act=act):
        pass


def see_to_complaints(act: Act) -> None:
    """Each in its turn: what was answered long ago ends first, what is late is raised before anybody is reminded."""
    for see_to in (casework.close_answered, casework.escalate_complaints, casework.remind_of_complaints):
        while see_to(act=act):
            pass


def close_readings(act: Act) -> None:
    while casework.close_day(act=act):
        pass
