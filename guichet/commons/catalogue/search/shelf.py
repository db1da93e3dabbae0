"""An index that the first search builds, while others are still answered from the former one."""

from collections.abc import Callable
from threading import Lock

from guichet.commons.catalogue.search.index import Index


class Shelf:
    """Holds the index of one edition. Where there is no former one, whoever searches waits until it is built."""

    def __init__(self, former: Index | None = None) -> None:
        self._lock = Lock()
        self._former = former
        self._index: Index | None = None

    @property
    def latest(self) -> Index | None:
        """The index that stands, the former one until its own is built."""
        return self._index or self._former

    def index(self, build: Callable[[], Index]) -> Index:
        """Its own, or the former one while another thread builds it: some codes in that may be of no sheet now."""
        former = self._former
        if self._index is not None:
            return self._index
        if former is None:
            with self._lock:
                return self._own(build)
        if not self._lock.acquire(blocking=False):
            return former
        try:
            return self._own(build)
        finally:
            self._lock.release()

    def _own(self, build: Callable[[], Index]) -> Index:
        """Who waited finds what the first one built."""
        if self._index is None:
            self._index, self._former = build(), None
        return self._index
