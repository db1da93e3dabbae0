"""Signals about officers and helpers, whom the public log does not name."""

from guichet.domains.casework.signals import SIGNALS, Code, Hand, Raised, give_backs, helper_shares

RELAY = "C01-relais-1"


def hands(officer: str, count: int, returned: int = 0, helper: str = "") -> list[Hand]:
    return [Hand(f"{officer}-{number}", "B01", officer, helper, number < returned) for number in range(count)]


def test_an_officer_who_gives_back_three_times_as_often_as_the_others_is_told() -> None:
    raised = give_backs([*hands("koffi", 100, 12), *hands("rissi", 100, 4)])
    assert raised == [
        Raised(Code.GIVE_BACKS, "B01", 12, 100, frozenset(f"koffi-{number}" for number in range(12)), "koffi")
    ]


def test_an_officer_who_gives_back_a_little_more_than_the_others_is_not() -> None:
    assert give_backs([*hands("koffi", 100, 12), *hands("rissi", 100, 5)]) == []


def test_nine_files_given_back_are_no_signal() -> None:
    assert give_backs([*hands("koffi", 100, 9), *hands("rissi", 100)]) == []


def test_ten_are_one_where_nobody_else_gives_back() -> None:
    assert [each.officer for each in give_backs([*hands("koffi", 100, 10), *hands("rissi", 100)])] == ["koffi"]


def test_who_is_alone_at_an_office_is_compared_with_nobody() -> None:
    assert give_backs(hands("koffi", 100, 50)) == []


def test_an_officer_who_treats_most_files_of_one_helper_is_told() -> None:
    found = helper_shares(
        [*hands("koffi", 20, helper=RELAY), *hands("rissi", 5, helper=RELAY), *hands("sena", 5, helper=RELAY)]
    )
    cases = frozenset(f"koffi-{number}" for number in range(20))
    assert found == [Raised(Code.HELPER_SHARE, "B01", 20, 30, cases, "koffi", RELAY)]


def test_a_share_below_two_thirds_is_no_signal() -> None:
    fewer = [
        *hands("koffi", 19, helper=RELAY),
        *hands("rissi", 6, helper=RELAY),
        *hands("sena", 5, helper=RELAY),
    ]
    assert helper_shares(fewer) == []


def test_few_files_of_a_helper_say_nothing() -> None:
    few = [
        *hands("koffi", 27, helper=RELAY),
        *hands("rissi", 1, helper=RELAY),
        *hands("sena", 1, helper=RELAY),
    ]
    assert helper_shares(few) == []


def test_a_team_of_two_has_nothing_to_compare() -> None:
    assert helper_shares([*hands("koffi", 30, helper=RELAY), *hands("rissi", 5, helper=RELAY)]) == []


def test_files_without_a_helper_and_files_given_back_are_not_counted() -> None:
    assert helper_shares([*hands("koffi", 30), *hands("rissi", 30, 30, RELAY), *hands("sena", 1)]) == []


def test_each_signal_explains_itself_and_its_threshold() -> None:
    assert list(SIGNALS) == list(Code)
    for signal in SIGNALS.values():
        assert str(signal.explanation).endswith(".")
        assert str(signal.threshold).startswith(("À partir de", "Dès le premier"))
