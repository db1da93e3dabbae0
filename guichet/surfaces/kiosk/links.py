"""Whether other platforms can be reached: a centre knows by its own link, the national node is on the network."""

from django.conf import settings

from guichet.commons.sync import queries as sync


def is_cut() -> bool:
    return settings.NODE == "centre" and not sync.standing().is_up
