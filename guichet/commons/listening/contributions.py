"""What this room registers: what a recording becomes at the other end of the link."""

from collections.abc import Mapping
from typing import Any

from guichet.commons.listening import operations as listening
from guichet.commons.listening.languages import Spoken
from guichet.commons.listening.models import State
from guichet.commons.listening.operations import Recording
from guichet.commons.sync import registry as sync
from guichet.commons.sync.records import Carried, Fed
from guichet.foundation.lib.act import Act, PlaceId


def contribute() -> None:
    sync.receive(listening.RECORDED, _take)
    sync.apply(listening.ANSWERED, _settle)
    sync.welcome(_tell_all)


def _take(carried: Carried) -> None:
    body = carried.body
    listening.take(reference=body["reference"], recording=_recording(body), act=carried.act)


def _settle(fed: Fed) -> None:
    body = fed.body
    listening.settle(
        reference=body["reference"],
        state=State(body["state"]),
        recording=_recording(body),
        reason=body["reason"],
        act=fed.act,
    )


def _tell_all(centre: PlaceId, act: Act) -> None:
    listening.tell_all(to=centre, act=act)


def _recording(body: Mapping[str, Any]) -> Recording:
    """Raises ValueError for a language that is not known, KeyError for what is not there: set aside, for a person."""
    return Recording(body["source"], Spoken(body["language"]), body["sound"], body["media"])
