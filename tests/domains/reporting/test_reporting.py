"""A month's report goes from the centre to its department and to the ministry, and what was transmitted stands."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from guichet.commons.sync import records
from guichet.commons.sync.models import Outgoing
from guichet.commons.sync.records import Carried
from guichet.domains.reception import operations as reception
from guichet.domains.reception.operations import Said
from guichet.domains.reception.vocabulary import About
from guichet.domains.reporting import contributions, freezing, queries
from guichet.domains.reporting import operations as reporting
from guichet.domains.reporting.models import Correction, Report
from guichet.domains.reporting.queries import Corrected
from guichet.domains.reporting.refusals import (
    AlreadyForwarded,
    AlreadyTransmitted,
    MonthNotOver,
    NoReason,
    NoReport,
    NotTransmitted,
)
from guichet.foundation.journal.models import Entry
from guichet.foundation.lib.act import Surface, by_the_system
from guichet.foundation.lib.operation import building
from guichet.foundation.work.models import Due
from tests.domains.reporting.conftest import (
    IN_OCTOBER,
    LOKOSSA,
    NOVEMBER_3,
    OCTOBER,
    OUIDAH,
    People,
    Receive,
    act_at,
)

pytestmark = pytest.mark.django_db


def written(difficulties: str = "La liaison.", proposals: str = "Une antenne.") -> Report:
    return reporting.write(centre=LOKOSSA, month=OCTOBER, difficulties=difficulties, proposals=proposals, act=act_at())


def transmitted() -> Report:
    return reporting.transmit(centre=LOKOSSA, month=OCTOBER, act=act_at())


def forwarded(comment: str = "Vu.") -> Report:
    return reporting.forward(centre=LOKOSSA, month=OCTOBER, comment=comment, act=act_at(who="sena"))


def test_a_report_is_filled_before_anybody_writes(people: People, receive: Receive) -> None:
    receive()
    found = queries.report(people.focal, LOKOSSA, OCTOBER)
    assert (found.figures["visits"], found.transmitted_at, found.difficulties) == (1, None, "")
    assert not Report.objects.exists()


def test_what_was_transmitted_no_longer_follows_the_register(people: People, receive: Receive) -> None:
    receive()
    written()
    row = transmitted()
    receive()
    found = queries.report(people.focal, LOKOSSA, OCTOBER)
    assert found.figures["visits"] == 1
    assert freezing.figures([LOKOSSA], OCTOBER)[LOKOSSA]["visits"] == 2
    assert row.digest == freezing.digest(
        place="LOK", month=OCTOBER, counted=found.figures, difficulties="La liaison.", proposals="Une antenne."
    )
    assert Entry.objects.filter(kind="reporting.report-transmitted").count() == 1


def test_transmitted_twice_is_told_in_a_sentence_and_nothing_is_doubled() -> None:
    transmitted()
    with pytest.raises(AlreadyTransmitted, match="déjà été transmis le 03/11/2026") as refusal:
        transmitted()
    assert "rien n’a été envoyé une seconde fois" in refusal.value.message
    with pytest.raises(AlreadyTransmitted):
        written()
    assert Report.objects.count() == 1
    assert Entry.objects.filter(kind="reporting.report-transmitted").count() == 1


def test_a_month_is_transmitted_once_it_is_over() -> None:
    with pytest.raises(MonthNotOver, match="10/2026"):
        reporting.transmit(centre=LOKOSSA, month=OCTOBER, act=act_at(IN_OCTOBER))
    assert not Report.objects.exists()


def test_the_department_comments_once_and_passes_it_on(people: People) -> None:
    written()
    with pytest.raises(NotTransmitted):
        forwarded()
    transmitted()
    forwarded("À appuyer.")
    with pytest.raises(AlreadyForwarded, match="03/11/2026"):
        forwarded("Autre chose.")
    found = queries.report(people.ministry, LOKOSSA, OCTOBER)
    assert (found.comment, found.forwarded_at) == ("À appuyer.", NOVEMBER_3)


def test_a_report_that_nobody_began_is_not_passed_on() -> None:
    with pytest.raises(NotTransmitted):
        forwarded()


def test_a_correction_stands_beside_what_was_frozen(people: People, receive: Receive) -> None:
    receive()
    transmitted()
    for value in (2, 3):
        reporting.correct(centre=LOKOSSA, month=OCTOBER, figure="visits", value=value, reason="Un oubli.", act=act_at())
    found = queries.report(people.focal, LOKOSSA, OCTOBER)
    assert (found.figures["visits"], found.corrected("visits"), found.corrected("days")) == (1, 3, None)
    assert found.corrections[0] == Corrected("visits", 2, "Un oubli.", NOVEMBER_3)


def test_a_correction_says_why_and_of_what_stands() -> None:
    with pytest.raises(NoReason):
        reporting.correct(centre=LOKOSSA, month=OCTOBER, figure="", value=None, reason=" ", act=act_at())
    written()
    with pytest.raises(NotTransmitted):
        reporting.correct(centre=LOKOSSA, month=OCTOBER, figure="", value=None, reason="Si.", act=act_at())


def test_the_words_of_a_counter_travel_to_the_national_node() -> None:
    reporting.write_at_counter(centre=LOKOSSA, month=OCTOBER, difficulties="La liaison.", proposals="", act=act_at())
    leaving = records.read(bytes(Outgoing.objects.get().content))
    with building():
        Report.objects.all().delete()
    arriving = Carried(1, 1, leaving.body, records.act_of(leaving, "LOK"), NOVEMBER_3)
    contributions.keep(arriving)
    found = queries.words(LOKOSSA, OCTOBER)
    assert (found.difficulties, found.proposals, found.written_at) == ("La liaison.", "", NOVEMBER_3)
    assert queries.words(OUIDAH, OCTOBER) == queries.WordsFacts("", "", None, leaves=False)


def test_what_is_typed_is_kept_at_once_and_sent_together_in_the_name_of_whoever_typed() -> None:
    for minute, said in enumerate(("La", "La liai", "La liaison.")):
        act = act_at(NOVEMBER_3 + timedelta(minutes=minute))
        reporting.keep_at_counter(centre=LOKOSSA, month=OCTOBER, difficulties=said, proposals="", act=act)
    assert queries.words(LOKOSSA, OCTOBER).leaves
    assert not Outgoing.objects.exists()
    (due,) = Due.objects.filter(kind=reporting.CARRY)
    worker = by_the_system(at=NOVEMBER_3 + timedelta(minutes=9), surface=Surface.WORKER, process="worker")
    for _ in range(2):
        contributions.carry(due.key, worker)
    leaving = records.read(bytes(Outgoing.objects.get().content))
    assert (leaving.body["difficulties"], leaving.actor.reference) == ("La liaison.", "codjo")
    assert leaving.at == NOVEMBER_3 + timedelta(minutes=2)
    assert not queries.words(LOKOSSA, OCTOBER).leaves


def test_a_counter_reads_its_own_register_without_what_it_cannot_count(receive: Receive) -> None:
    receive()
    said = Said(About.ELSEWHERE, "", "Trop long.")
    reception.take_complaint(said=said, act=act_at(IN_OCTOBER))
    found = queries.figures_here(LOKOSSA, OCTOBER)
    assert (found["visits"], [name for name in found if name.startswith("complaints")]) == (1, [])
    assert len(queries.rows_here(LOKOSSA, OCTOBER, "visits").items) == 1
    with pytest.raises(NoReport):
        queries.rows_here(LOKOSSA, OCTOBER, "meteo")


def test_words_that_arrive_after_the_report_left_are_kept_beside_it_once() -> None:
    transmitted()
    for difficulties in ("Le courant.", "Le courant.", ""):
        body = {"month": "2026-10-01", "difficulties": difficulties, "proposals": ""}
        contributions.keep(Carried(1, 1, body, act_at(), NOVEMBER_3))
    assert [*Correction.objects.values_list("figure", "reason")] == [("", "Le courant.")]
    assert Report.objects.get().difficulties == ""


def test_a_report_of_elsewhere_is_not_found(people: People) -> None:
    for ask in (queries.report, queries.attendance):
        with pytest.raises(NoReport):
            ask(people.stranger, LOKOSSA, OCTOBER)
    with pytest.raises(NoReport):
        queries.rows(people.stranger, LOKOSSA, OCTOBER, "visits")
    with pytest.raises(NoReport):
        queries.rows(people.focal, LOKOSSA, OCTOBER, "meteo")


def test_rows_are_opened_by_whoever_reads_the_report(people: People, receive: Receive) -> None:
    receive()
    assert len(queries.rows(people.head, LOKOSSA, OCTOBER, "visits").items) == 1


def test_each_reads_what_is_theirs(people: People) -> None:
    def seen(viewer: object) -> list[str]:
        return [each.where.centre for each in queries.centres(viewer)]  # type: ignore[arg-type]

    assert (seen(people.focal), seen(people.head), seen(people.ministry)) == (["LOK"], ["LOK"], ["OUI", "LOK"])
    assert seen(replace(people.focal, roles=())) == []


def test_a_report_is_late_from_the_sixth(people: People) -> None:
    fifth, sixth = NOVEMBER_3.replace(day=5), NOVEMBER_3.replace(day=6)
    assert queries.late(people.ministry, OCTOBER, at=fifth) == ()
    assert [each.centre.name for each in queries.late(people.ministry, OCTOBER, at=sixth)] == [
        "GSRU Ouidah",
        "CCSP Lokossa",
    ]
    transmitted()
    assert [each.centre.name for each in queries.late(people.ministry, OCTOBER, at=sixth)] == ["GSRU Ouidah"]
    assert queries.late(people.ministry, date(2022, 1, 1), at=sixth) == ()


def test_the_synthesis_follows_the_reports_that_were_passed_on(people: People, receive: Receive) -> None:
    receive()
    receive(place=OUIDAH)
    transmitted()
    assert [part.forwarded for part in queries.synthesis(people.ministry, OCTOBER)] == [0, 0]
    forwarded()
    reporting.correct(centre=LOKOSSA, month=OCTOBER, figure="visits", value=9, reason="Un oubli.", act=act_at())
    atlantic, mono = queries.synthesis(people.ministry, OCTOBER)
    assert (mono.name, mono.figures["visits"], mono.forwarded, mono.centres, mono.corrections) == ("Mono", 1, 1, 1, 1)
    assert (atlantic.figures, atlantic.forwarded) == ({}, 0)
    assert [part.name for part in queries.synthesis(people.head, OCTOBER)] == ["Mono"]
    (lokossa,) = queries.centres_of(people.ministry, OCTOBER, "BJ-MO")
    assert (lokossa.code, lokossa.name, lokossa.figures) == ("LOK", "CCSP Lokossa", mono.figures)
    with pytest.raises(NoReport):
        queries.centres_of(people.head, OCTOBER, "BJ-AQ")
