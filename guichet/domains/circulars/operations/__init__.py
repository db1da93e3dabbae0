"""Every way in which circulars and instructions change. The national node writes; a centre reads, and answers."""

from guichet.domains.circulars.operations.circulars import (
    READ,
    REMINDED,
    SIGNED,
    acknowledge,
    acknowledge_at_counter,
    keep_acknowledgement,
    keep_reminder,
    keep_signed,
    remind,
    sign,
    tell_circulars,
)
from guichet.domains.circulars.operations.duties import (
    ASKED,
    DONE,
    answer_time,
    ask_time,
    ask_time_at_counter,
    finish,
    finish_at_counter,
    keep_asked,
    keep_done,
)
from guichet.domains.circulars.operations.instructions import give, keep_duty, pass_down, tell_duties
from guichet.domains.circulars.operations.reminding import remind_late, remind_readers

__all__ = [
    "ASKED",
    "DONE",
    "READ",
    "REMINDED",
    "SIGNED",
    "acknowledge",
    "acknowledge_at_counter",
    "answer_time",
    "ask_time",
    "ask_time_at_counter",
    "finish",
    "finish_at_counter",
    "give",
    "keep_acknowledgement",
    "keep_asked",
    "keep_done",
    "keep_duty",
    "keep_reminder",
    "keep_signed",
    "pass_down",
    "remind",
    "remind_late",
    "remind_readers",
    "sign",
    "tell_circulars",
    "tell_duties",
]
