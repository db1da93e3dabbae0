"""What passes over the link: weighed whole, timed by small messages alone, read once."""

from guichet.commons.sync.traffic import NOTHING, Meter, Traffic


def test_the_shortest_small_message_counts_and_a_large_one_does_not() -> None:
    meter = Meter()
    meter.add(sent=100, received=2_048, seconds=0.9)
    meter.add(sent=100, received=100, seconds=0.3)
    meter.add(sent=90_000, received=10, seconds=0.1)
    meter.add(sent=10, received=90_000, seconds=0.1)
    assert meter.taken() == Traffic(90_210, 92_158, 300.0)
    assert meter.taken() == NOTHING


def test_without_a_small_message_nothing_is_said_of_the_time() -> None:
    meter = Meter()
    meter.add(sent=9_000, received=9_000, seconds=1.0)
    assert meter.taken() == Traffic(9_000, 9_000, None)
