"""Judges that rooms build theirs of: by the work that is owed, by what the keeper says, by an answer of the site."""

import logging
import time
from collections.abc import Mapping
from datetime import datetime, timedelta

from django.conf import settings

from guichet.commons.availability import registry
from guichet.commons.availability.registry import WELL, Judge, Judgement
from guichet.commons.availability.vocabulary import WORST_FIRST, Condition, Reason
from guichet.foundation.keys import client as keys
from guichet.foundation.lib import tls
from guichet.foundation.work import queries as work
from guichet.foundation.work.failures import described

logger = logging.getLogger(__name__)
DEGRADED_AFTER = timedelta(minutes=10)
UNAVAILABLE_AFTER = timedelta(hours=2)
PATIENCE_SECONDS = 10.0
SLOW_SECONDS = 3.0


def judged(at: datetime) -> Mapping[str, Judgement]:
    """Each component by its code. One that cannot be judged is not known; the others are judged still."""
    return {component.code: _judged(component, at) for component in registry.components()}


def _judged(component: registry.Component, at: datetime) -> Judgement:
    try:
        return component.judge(at)
    except Exception as error:  # noqa: BLE001 whatever fails is what is looked for here
        logger.warning("%s cannot be judged: %s", component.code, described(error))
        return Judgement(Condition.UNKNOWN, Reason.NOT_JUDGED)


def worst(*judges: Judge) -> Judge:
    """All of them, and what is worst."""
    return lambda at: min((judge(at) for judge in judges), key=lambda found: WORST_FIRST.index(found.condition))


def by_work(*rooms: str) -> Judge:
    """By the work that these rooms owe: what is overdue, and what is stuck until a person looks."""

    def judge(at: datetime) -> Judgement:
        owed = work.arrears(rooms, at)
        waited = at - owed.since if owed.since else timedelta()
        if waited >= UNAVAILABLE_AFTER:
            return Judgement(Condition.UNAVAILABLE, Reason.LATE)
        if waited >= DEGRADED_AFTER:
            return Judgement(Condition.DEGRADED, Reason.LATE)
        return Judgement(Condition.DEGRADED, Reason.STUCK) if owed.stuck else WELL

    return judge


def by_keeper(_at: datetime) -> Judgement:
    """Without the keeper nothing is opened, sealed or signed."""
    return WELL if keys.is_awake() else Judgement(Condition.UNAVAILABLE, Reason.KEEPER)


def by_answer(path: str) -> Judge:
    """By asking the site itself, at the address by which people do."""

    def judge(_at: datetime) -> Judgement:
        import httpx  # noqa: PLC0415 a tenth of what a process takes to start: only for the one that asks

        began = time.monotonic()
        try:
            answer = httpx.get(f"{settings.PUBLIC_URL}{path}", timeout=PATIENCE_SECONDS, verify=tls.context())
        except httpx.HTTPError:
            return Judgement(Condition.UNAVAILABLE, Reason.NO_ANSWER)
        if answer.status_code >= 500:
            return Judgement(Condition.UNAVAILABLE, Reason.NO_ANSWER)
        is_slow = time.monotonic() - began >= SLOW_SECONDS
        return Judgement(Condition.DEGRADED, Reason.SLOW) if is_slow else WELL

    return judge
