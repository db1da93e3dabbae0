"""How many denunciations, or concerns, one network may write in an hour, without any trace of who wrote.

Counted in the memory of each process, under a secret that the process makes and never tells: nothing reaches a table,
a disk or a backup. A restart forgets it all, and each process counts for itself; that is the price.
"""

import hmac
import secrets
import threading
from collections import deque
from collections.abc import Callable
from datetime import datetime, timedelta

from guichet.domains.relations.refusals import TooMany
from guichet.foundation.lib.refusal import Refused

MOST = 5
WINDOW = timedelta(hours=1)


class Counter:
    """Forgets what is older than the window each time that it is asked."""

    def __init__(self, *, most: int = MOST, refusal: Callable[[], Refused] = TooMany) -> None:
        self._most, self._refusal = most, refusal
        self._secret = secrets.token_bytes(32)
        self._lock = threading.Lock()
        self._seen: deque[tuple[datetime, bytes]] = deque()

    def count(self, network: str, at: datetime) -> None:
        """Raises the refusal when that network wrote as many as it may."""
        whom = hmac.digest(self._secret, network.encode(), "sha256")
        with self._lock:
            while self._seen and self._seen[0][0] <= at - WINDOW:
                self._seen.popleft()
            if sum(seen == whom for _at, seen in self._seen) >= self._most:
                raise self._refusal()
            self._seen.append((at, whom))
