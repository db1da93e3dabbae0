"""A tree is that of RFC 6962, however it grew; a proof shows what is true, and nothing else."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guichet.commons.public_log.tree import hashing, names, proofs
from guichet.commons.public_log.tree.tiles import Place, places_of_proof, width_at
from tests.commons.public_log.trees import Memory, plain_root

# The leaves and roots that implementations of Certificate Transparency are tested with.
LEAVES = tuple(
    bytes.fromhex(each)
    for each in (
        "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
    )
)  # fmt: skip
ROOTS = (
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)
GROWTH = st.lists(st.sampled_from([1, 2, 3, 7, 100, 255, 256, 257, 600]), min_size=1, max_size=8)


def contents(count: int, first: int = 0) -> list[bytes]:
    return [b"%d" % number for number in range(first, first + count)]


def test_roots_are_those_that_everybody_has() -> None:
    tree = Memory(*LEAVES)
    assert proofs.root(tree, 0).hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert [proofs.root(tree, size).hex() for size in range(1, 9)] == list(ROOTS)


@given(GROWTH)
def test_however_it_grew_every_former_root_stands(steps: list[int]) -> None:
    tree, sizes = Memory(), []
    for step in steps:
        tree.add(*contents(step, tree.size))
        sizes.append(tree.size)
    for size in sizes:
        assert proofs.root(tree, size) == plain_root(tree.leaves[:size])
    for former, size in pairwise(sizes):
        path = proofs.consistency(tree, former, size)
        assert proofs.is_consistent(former, size, path, proofs.root(tree, former), proofs.root(tree, size))


@given(st.integers(1, 700), st.data())
def test_a_leaf_is_proved_where_it_is_and_nowhere_else(size: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, size - 1))
    tree = Memory(*contents(size))
    root, path = proofs.root(tree, size), proofs.inclusion(tree, index, size)
    leaf = tree.leaves[index]
    assert proofs.is_included(leaf, index, size, path, root)
    assert not proofs.is_included(hashing.of_leaf(b"another"), index, size, path, root)
    assert not proofs.is_included(leaf, size, size, path, root)
    assert not proofs.is_included(leaf, index, size, [*path, root], root)
    if size > 1:
        assert not proofs.is_included(leaf, (index + 1) % size, size, path, root)
        assert not proofs.is_included(leaf, index, size, path[:-1], root)


@given(st.integers(1, 700), st.integers(1, 700))
def test_a_tree_of_another_past_is_not_consistent(one: int, other: int) -> None:
    former, size = sorted((one, other))
    tree, forged = Memory(*contents(size)), Memory(b"forged", *contents(size)[1:])
    root, path = proofs.root(tree, size), proofs.consistency(tree, former, size)
    assert proofs.is_consistent(former, size, path, proofs.root(tree, former), root)
    assert not proofs.is_consistent(former, size, path, proofs.root(forged, former), root)
    assert not proofs.is_consistent(former, size, path, proofs.root(tree, former), proofs.root(forged, size))
    assert not proofs.is_consistent(former, size, [*path, root], proofs.root(tree, former), root)
    if path:
        assert not proofs.is_consistent(former, size, path[1:], proofs.root(tree, former), root)


@pytest.mark.parametrize(("former", "size"), [(0, 3), (4, 3), (-1, 3)])
def test_a_tree_does_not_shrink_and_nothing_grows_out_of_nothing(former: int, size: int) -> None:
    assert not proofs.is_consistent(former, size, [], hashing.EMPTY, hashing.EMPTY)


def test_tiles_are_named_so_that_any_file_server_has_them() -> None:
    assert names.of_tile(Place(0, 5), 256) == "tile/0/005"
    assert names.of_tile(Place(2, 1234067), 17) == "tile/2/x001/x234/067.p/17"
    assert names.of_entries(1000, 3) == "tile/entries/x001/000.p/3"


def test_a_tile_is_as_wide_as_the_tree_has_hashes_for_it() -> None:
    assert [width_at(Place(0, index), 600) for index in range(4)] == [256, 256, 88, 0]
    assert [width_at(Place(1, 0), size) for size in (255, 256, 600)] == [0, 1, 2]


class Noting(Memory):
    """Notes which tiles are asked for."""

    def __init__(self, *contents: bytes) -> None:
        super().__init__(*contents)
        self.asked: set[Place] = set()

    def tile(self, place: Place, width: int) -> bytes:
        self.asked.add(place)
        return super().tile(place, width)


@pytest.mark.parametrize("size", [1, 2, 255, 256, 257, 511, 512, 65_535, 65_536, 65_537, 66_000])
def test_what_a_proof_reads_is_known_before_it_is_made(size: int) -> None:
    tree = Noting(*(str(number).encode() for number in range(size)))
    for index in sorted({0, 1, 127, 128, 255, 256, 383, 384, 511, size // 2, size - 2, size - 1} & set(range(size))):
        tree.asked.clear()
        proofs.inclusion(tree, index, size)
        proofs.consistency(tree, index + 1, size)
        assert tree.asked <= set(places_of_proof(index, size))
