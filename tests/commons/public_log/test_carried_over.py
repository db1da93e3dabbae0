"""What carries an installation's lines over reckons as the room itself does."""

from importlib import import_module

from hypothesis import given
from hypothesis import strategies as st

from guichet.commons.public_log import leaves
from guichet.commons.public_log.tree import bundles, mentions

carrying = import_module("guichet.commons.public_log.migrations.0003_lines_in_stretches")


@given(st.text(), st.integers(0, 1 << 40))
def test_each_line_is_found_under_the_number_that_queries_ask_for(subject: str, index: int) -> None:
    assert carrying.number(subject, index) == mentions.number(subject, index)


@given(st.lists(st.binary(max_size=300), max_size=256))
def test_lines_come_back_out_of_their_stretch(lines: list[bytes]) -> None:
    assert list(carrying.unpacked(bundles.packed(lines))) == lines


def test_a_line_is_about_the_same_on_both_ways() -> None:
    for facts in ({"case": "c"}, {"object": "o"}, {"case": "c", "object": "o"}, {"former": 1}):
        line = leaves.canonical({"kind": "k", "at": "2026-11-20T12Z", **facts})
        assert carrying.subject_of(line) == leaves.subject_of(line)
