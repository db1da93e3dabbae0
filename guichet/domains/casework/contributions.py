"""What casework registers below: the receiver of requests, its work, its periodic jobs."""

from datetime import timedelta

from guichet.commons.intake import registry as intake
from guichet.commons.intake.registry import SealedSubmission
from guichet.domains.casework import operations as casework
from guichet.domains.casework import receiving
from guichet.foundation.lib.act import Act
from guichet.foundation.work import registry as work


def contribute() -> None:
    intake.register_procedure(open_from)
    work.register(casework.RECEIVE, receiving.receive)
    work.every("casework.take-back", timedelta(minutes=5), take_back)
    work.every("casework.count-silences", timedelta(hours=1), count_silences)
    work.every("casework.escalate", timedelta(minutes=5), escalate)


def open_from(submission: SealedSubmission, act: Act) -> None:
    casework.open_from(submission=submission, act=act)


def take_back(act: Act) -> None:
    while casework.take_back(act=act):
        pass


def count_silences(act: Act) -> None:
    while casework.count_silences(act=act):
        pass


def escalate(act: Act) -> None:
    while casework.escalate(act=act):
        pass
