"""What this room registers: asking providers again, and forgetting old notices."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from guichet.commons.availability import judging, registry
from guichet.commons.availability.registry import Component
from guichet.commons.payments import operations, rechecking
from guichet.foundation.work import registry as work


def contribute() -> None:
    registry.register(Component("payments", _("Payer en ligne"), 40, judging.by_work("payments")))
    work.register(operations.RECHECK, rechecking.recheck)
    work.every("payments.forget-notices", timedelta(hours=1), lambda act: operations.forget_notices(act=act))
