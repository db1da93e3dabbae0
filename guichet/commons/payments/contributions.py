"""What this room registers: asking providers again, and forgetting old notices."""

from datetime import timedelta

from guichet.commons.payments import operations, rechecking
from guichet.foundation.work import registry as work


def contribute() -> None:
    work.register(operations.RECHECK, rechecking.recheck)
    work.every("payments.forget-notices", timedelta(hours=1), lambda act: operations.forget_notices(act=act))
