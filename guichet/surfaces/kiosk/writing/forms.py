"""What a person alone before the kiosk writes to the desk of relations with users."""

from typing import Any

from guichet.commons.catalogue.snapshot import Snapshot
from guichet.surfaces.questions.concerning import Write

# A screen is slow to write on: no file, no address, no reference, and what must be given comes first.
LEFT_OUT = ("piece", "email", "case")
FIRST = ("kind", "theme", "text")


class Message(Write):
    def __init__(self, *args: Any, catalogue: Snapshot, **kwargs: Any) -> None:
        super().__init__(*args, catalogue=catalogue, **kwargs)
        for name in LEFT_OUT:
            del self.fields[name]
        self.order_fields(FIRST)
