"""What this room registers: its kinds of work."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from guichet.commons.availability import judging
from guichet.commons.availability import registry as availability
from guichet.commons.availability.registry import Component
from guichet.commons.documents import ending, handing, issuing, openly, preserving, revocations
from guichet.commons.documents import operations as documents
from guichet.commons.sync import registry as sync
from guichet.foundation.work import registry as work


def contribute() -> None:
    judge = judging.worst(judging.by_keeper, judging.by_work("documents"))
    availability.register(Component("documents", _("Délivrer les documents"), 60, judge))
    openly.contribute()
    work.register(documents.ISSUE, issuing.issue)
    sync.apply(documents.TO_HAND_OVER, handing.await_at_centre)
    sync.receive(documents.HANDED_OVER, handing.note_handed_over)
    work.register(ending.SIGN, revocations.sign)
    work.register(ending.NOTE, preserving.note)
    work.every("documents.renew-revocations", timedelta(hours=1), revocations.renew)
