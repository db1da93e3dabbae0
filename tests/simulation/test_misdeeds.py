"""Each planted misdeed is found, where it was done, by what is meant to find it."""

from dataclasses import replace

import pytest

from simulation.audit import Finding
from simulation.forgeries import Forgery
from simulation.misdeeds import DelayForMoney
from simulation.office import newcomer
from simulation.verdicts import _of_a_forgery, _verdict
from tests.simulation.small import outcome, verdict


@pytest.mark.parametrize(
    ("code", "by"),
    [
        ("delai-contre-argent", "signal : silences"),
        ("faveur", "signal : jumps"),
        ("antidate", "audit : hors-d-ordre"),
        ("pause-cachee", "audit : tableau-faux"),
        ("pause-du-dernier-jour", "signal : late-pauses"),
        ("rendu-jusqu-au-paiement", "signal : give-backs"),
        ("pause-trop-genereuse", "audit : promesses-trop-reculees"),
    ],
)
def test_a_misdeed_at_an_office_is_found_and_names_files_that_were_touched(code: str, by: str) -> None:
    found = verdict(code)
    assert by in found.found_by
    assert 0 < found.named <= found.planted
    assert found.others < found.named


def test_a_file_that_is_said_ready_days_late_is_found_though_its_lines_are_in_order() -> None:
    assert "signal : told-late" in verdict("antidate").found_by


def test_the_hidden_pause_is_found_by_what_the_board_does_not_say() -> None:
    said = "B04 : Le journal compte 331 promesses manquées, le tableau public 328."
    assert said in verdict("pause-cachee").sentences


def test_a_deleted_row_is_found_by_whoever_reads_and_by_every_centre() -> None:
    found = verdict("evenement-efface")
    assert found.found_by == ("audit : lignes-changees", "témoin : passe-recrit (4)")
    assert found.sentences[0].endswith("une ligne a été changée.")


def test_a_rewritten_past_is_refused_by_every_centre_though_it_is_signed() -> None:
    assert verdict("branche-falsifiee").found_by == ("témoin : passe-recrit (4)",)


def test_two_views_are_found_only_once_two_centres_compare() -> None:
    found = verdict("vue-double")
    assert found.found_by == ("témoin : vue-double",)
    assert "Seuls, ils trouvent 0 faute" in found.story


def test_a_misdeed_that_nobody_finds_makes_the_whole_fail() -> None:
    missed = _of_a_forgery(Forgery("rien", "Rien", "Rien.", ()))
    assert not missed.is_found
    assert outcome().is_all_found
    assert not replace(outcome(), verdicts=(*outcome().verdicts, missed)).is_all_found


def test_the_right_rule_for_other_files_has_found_nothing() -> None:
    found = verdict("delai-contre-argent")
    assert found.is_found
    assert not replace(found, named=0).is_found


def test_a_finding_that_names_none_of_the_touched_files_is_not_counted() -> None:
    world, honest = outcome().world, outcome().honest
    office = world.offices[0]
    misdeed = DelayForMoney(world.chance("nothing"), office, newcomer(world, office))
    misdeed.cases = {"a file that nobody has"}
    silent = Finding("signal", "silences", office.name, frozenset({"another file"}), "Un.")
    audit = replace(honest.audit, findings=(silent,))
    missed = _verdict(misdeed, replace(honest, audit=audit), honest)
    assert (missed.found_by, missed.is_found) == ((), False)
    touched = replace(silent, cases=frozenset({"a file that nobody has", "another file"}))
    found = _verdict(misdeed, replace(honest, audit=replace(audit, findings=(touched,))), honest)
    assert (found.found_by, found.named, found.others) == (("signal : silences",), 1, 1)
