"""What this room leaves to workers: judging all that is registered, each minute, and forgetting what is old."""

from datetime import timedelta

from django.conf import settings

from guichet.commons.availability import judging
from guichet.commons.availability import operations as availability
from guichet.foundation.lib.act import Act
from guichet.foundation.work import registry as work


def contribute() -> None:
    if settings.NODE != "centre":
        work.every("availability.judge", availability.EVERY, judge, timeless=True)
        work.every("availability.forget", timedelta(days=1), lambda act: availability.forget(act=act), timeless=True)


def judge(act: Act) -> None:
    """Looks outside any transaction: the site itself is asked."""
    availability.note(judgements=judging.judged(act.at), act=act)
