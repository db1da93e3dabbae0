"""Every way in which the register of the network changes."""

from guichet.domains.network.operations.sites import load, note_status, place_site

__all__ = ["load", "note_status", "place_site"]
