"""A file that arrives piece by piece is not to be read on the disk, and comes out whole."""

import os
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some
from pytest_django.fixtures import Settings

from guichet.commons.intake.uploads import partial

TOLD = b"Extrait d'acte de naissance de Dossou Afi. " * 40


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.VAR = tmp_path
    return tmp_path / "uploads"


def test_nothing_of_it_is_to_be_read_on_the_disk(folder: Path) -> None:
    partial.append("first", [TOLD[:1000]], at=0, length=len(TOLD))
    partial.append("first", [TOLD[1000:]], at=1000, length=len(TOLD))
    kept = (folder / "first").read_bytes()
    assert partial.take("first") == TOLD
    assert b"Dossou" not in kept
    assert len(kept) == len(TOLD)


def test_the_same_file_sent_twice_is_not_recognised(folder: Path) -> None:
    for name in ("first", "second"):
        partial.append(name, [TOLD], at=0, length=len(TOLD))
    assert (folder / "first").read_bytes() != (folder / "second").read_bytes()


@given(cuts=some.lists(some.integers(0, len(TOLD)), max_size=6))
def test_wherever_it_was_cut_it_comes_out_whole(cuts: list[int]) -> None:
    name = os.urandom(8).hex()
    places = [0, *sorted(cuts), len(TOLD)]
    for at, end in pairwise(places):
        assert partial.append(name, [TOLD[at:end]], at=at, length=len(TOLD)) == end
    assert partial.take(name) == TOLD
