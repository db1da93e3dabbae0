"""One thread builds an index; whoever searches meanwhile is answered from the former one."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from guichet.commons.catalogue.search.index import Index
from guichet.commons.catalogue.search.shelf import Shelf

FORMER, BUILT = Index(()), Index(())


def unused() -> Index:
    raise AssertionError("it was built already, or is being built")


def test_an_index_is_built_once_and_the_former_one_is_let_go() -> None:
    shelf = Shelf(FORMER)
    assert shelf.latest is FORMER
    assert shelf.index(lambda: BUILT) is BUILT
    assert shelf.index(unused) is shelf.latest is BUILT


def test_whoever_searches_while_it_is_built_is_answered_from_the_former_one() -> None:
    shelf, meanwhile = Shelf(FORMER), list[Index]()

    def build() -> Index:
        meanwhile.append(shelf.index(unused))
        return BUILT

    assert shelf.index(build) is BUILT
    assert meanwhile == [FORMER]


def test_without_a_former_one_everybody_waits_for_the_first_who_builds() -> None:
    shelf, begun, may_end = Shelf(), Event(), Event()

    def build() -> Index:
        begun.set()
        assert may_end.wait(timeout=10)
        return BUILT

    with ThreadPoolExecutor(2) as threads:
        first = threads.submit(shelf.index, build)
        assert begun.wait(timeout=10)
        second = threads.submit(shelf.index, unused)
        with pytest.raises(TimeoutError):
            second.result(timeout=0.05)
        may_end.set()
        assert first.result(timeout=10) is second.result(timeout=10) is BUILT


def test_an_index_that_could_not_be_built_is_tried_again() -> None:
    shelf = Shelf(FORMER)
    with pytest.raises(AssertionError, match="built already"):
        shelf.index(unused)
    assert shelf.latest is FORMER
    assert shelf.index(lambda: BUILT) is BUILT
