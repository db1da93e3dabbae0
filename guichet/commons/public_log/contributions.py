"""What this room registers: the sequencer, every second; what witnesses carry; the lines of events that are told."""

from datetime import timedelta

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from guichet.commons.availability import registry as availability
from guichet.commons.availability.registry import Component
from guichet.commons.indicators import registry as indicators
from guichet.commons.public_log import availing, outside, queries, registry, signing, witnessing
from guichet.commons.public_log import operations as public_log
from guichet.commons.public_log.auditing import copying, rereading
from guichet.commons.sync import registry as sync
from guichet.foundation.journal import following
from guichet.foundation.work import registry as work

# What people did to the log itself is told like the rest.
LINES = {
    "log-recovered": registry.Told("log-recovered", registry.picked("former", "size")),
    "alarm-settled": registry.Told("alarm-settled", registry.picked("witness", "fault", "size", "why")),
}


KEY_CHANGED = registry.Told("key-changed", registry.picked("key", "holder", "former", "reason", of="key_kind"))


def contribute() -> None:
    availability.register(Component("public-log", _("Journal public"), 70, availing.judge))
    for event, told in LINES.items():
        tell(f"public-log.{event}", told)
    tell("keys.key-changed", KEY_CHANGED)  # for the keys, which stand below and know no log
    if settings.NODE == "hub":  # a centre's acts are told by the hub, once they are there
        work.beat("public-log.sequence", timedelta(seconds=1), signing.run)
        work.every("public-log.ask-witnesses", timedelta(minutes=1), outside.ask_all, really=True)
        work.every("public-log.reread", timedelta(days=1), rereading.run, timeless=True, really=True)
        work.every("public-log.copy", timedelta(minutes=10), copying.run, timeless=True, really=True)
        indicators.prove_by(queries.signed_size)
    sync.receive(public_log.COSIGNED, witnessing.take_cosignature)
    sync.receive(public_log.DOUBTED, witnessing.take_doubt)


def tell(event: str, told: registry.Told) -> None:
    """Called by the rooms whose events everybody may read."""
    registry.tell(event, told)
    following.follow(event, public_log.wait)
