"""What this room leaves to the workers, and what it tells people."""

from datetime import datetime, timedelta

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from guichet.commons.availability import judging
from guichet.commons.availability import registry as availability
from guichet.commons.availability.registry import WELL, Component, Judgement
from guichet.commons.availability.vocabulary import Condition, Reason
from guichet.commons.intake import carrying, messages, queries, registry, sending
from guichet.commons.intake import operations as intake
from guichet.commons.intake.operations.giving import SEND_GIVEN
from guichet.commons.intake.tickets import carrying as tickets
from guichet.commons.intake.uploads import partial, store
from guichet.commons.notifications import registry as notifications
from guichet.commons.sync import registry as sync
from guichet.foundation.keys import client as keys
from guichet.foundation.keys.public import Kind
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.refusal import Refused
from guichet.foundation.work import registry as work


def contribute() -> None:
    judge = judging.worst(can_seal, judging.by_work("intake"))
    availability.register(Component("filing", _("Déposer une demande"), 20, judge))
    notifications.register(messages.EXPIRING)
    sync.receive(carrying.KIND, carrying.take)
    sync.receive(tickets.LEFT, tickets.take_left)
    sync.receive(tickets.IN_HAND, tickets.take_in_hand)
    sync.apply(tickets.MOVED, tickets.stop)
    sync.spare(queries.files_still_needed)
    if settings.NODE == "centre":
        registry.register_procedure(carrying.carry)
    work.register(SEND_GIVEN, send_given)
    work.every("intake.warn-before-expiry", timedelta(hours=6), warn_before_expiry)
    work.every("intake.expire-drafts", timedelta(hours=6), expire_drafts)
    work.every("intake.expire-lockers", timedelta(hours=6), expire_lockers)


def can_seal(_at: datetime) -> Judgement:
    """What is filed is sealed to the State's key: without it nothing can be filed."""
    try:
        keys.current(Kind.INTAKE)
    except Refused:
        return Judgement(Condition.UNAVAILABLE, Reason.NO_KEY)
    return WELL


def send_given(reference: str, act: Act) -> None:  # noqa: ARG001 what is sent is dated from its giving
    """A key that cannot be read is no fault of the request: the work fails and is tried again."""
    sending.send_given(reference=reference, recipient=keys.current(Kind.INTAKE))


def expire_drafts(act: Act) -> None:
    """Rows first: a file without its draft has lost its key, a draft without its file would be a broken promise."""
    while (places := intake.expire(act=act)) is not None:
        store.erase(places)
    partial.erase_others(queries.uploads_under_way())


def expire_lockers(act: Act) -> None:
    while (places := intake.expire_lockers(act=act)) is not None:
        store.erase(places)


def warn_before_expiry(act: Act) -> None:
    while references := queries.drafts_to_warn_of(at=act.at):
        for reference in references:
            intake.warn(reference=reference, act=act)
