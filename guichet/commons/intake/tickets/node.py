"""Which node this is: the national one keeps what the others leave there."""

from django.conf import settings

from guichet.foundation.lib.act import PlaceId
from guichet.foundation.places import references


def is_national() -> bool:
    return settings.NODE == "hub"


def here() -> PlaceId:
    """Under which name this node holds drafts."""
    return references.PORTAL if is_national() else PlaceId(settings.CENTRE)


def address_for_phones() -> str:
    """Of the national portal: a centre's own name is known on its Wi-Fi alone, and a square is taken home."""
    return settings.PUBLIC_URL if is_national() else settings.HUB_URL
