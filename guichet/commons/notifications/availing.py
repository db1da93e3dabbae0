"""Whether a channel takes messages: by who sends there, and by what waits."""

from datetime import datetime

from guichet.commons.availability import judging
from guichet.commons.availability.registry import WELL, Judge, Judgement
from guichet.commons.availability.vocabulary import Condition, Reason
from guichet.commons.notifications import operations, registry
from guichet.commons.notifications.channels import Channel
from guichet.foundation.work import queries as work

FAILS_ALWAYS = 3  # of one message: fewer are chance


def by_channel(channel: Channel) -> Judge:
    def judge(_at: datetime) -> Judgement:
        if registry.sender_of(channel) is None:
            return Judgement(Condition.UNAVAILABLE, Reason.NO_ANSWER)
        failing = (each for each in work.troubles(operations.DELIVER) if each.failures >= FAILS_ALWAYS)
        # A delivery that failed names the channels that did not answer (`sending.deliver`).
        named = any(str(channel) in each.error.partition("no answer from: ")[2].split(", ") for each in failing)
        return Judgement(Condition.DEGRADED, Reason.NO_ANSWER) if named else WELL

    return judging.worst(judge, judging.by_work("notifications"))
