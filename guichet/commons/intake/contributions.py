"""What this room leaves to the workers, and what it tells people."""

from datetime import timedelta

from django.conf import settings

from guichet.commons.intake import carrying, messages, queries, registry
from guichet.commons.intake import operations as intake
from guichet.commons.intake.uploads import partial, store
from guichet.commons.notifications import registry as notifications
from guichet.commons.sync import registry as sync
from guichet.foundation.lib.act import Act
from guichet.foundation.work import registry as work


def contribute() -> None:
    notifications.register(messages.EXPIRING)
    sync.receive(carrying.KIND, carrying.take)
    if settings.NODE == "centre":
        registry.register_procedure(carrying.carry)
    work.every("intake.warn-before-expiry", timedelta(hours=6), warn_before_expiry)
    work.every("intake.expire-drafts", timedelta(hours=6), expire_drafts)


def expire_drafts(act: Act) -> None:
    """Rows first: a file without its draft has lost its key, a draft without its file would be a broken promise."""
    while (places := intake.expire(act=act)) is not None:
        store.erase(places)
    partial.erase_others(queries.uploads_under_way())


def warn_before_expiry(act: Act) -> None:
    while references := queries.drafts_to_warn_of(at=act.at):
        for reference in references:
            intake.warn(reference=reference, act=act)
