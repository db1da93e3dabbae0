"""What a centre wrote stands at the national node as it was; a centre writes of itself alone."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from guichet.commons.sync import records
from guichet.commons.sync.models import Outgoing
from guichet.commons.sync.records import Carried, Fed
from guichet.domains.reception import contributions, events, queries, register
from guichet.domains.reception import operations as reception
from guichet.domains.reception.models import Day, Ticket, Visit
from guichet.domains.reception.refusals import NotOurs
from guichet.domains.reception.vocabulary import Check, Purpose, Sex
from guichet.foundation.journal.models import Entry
from guichet.foundation.lib.act import Act, PlaceId
from guichet.foundation.lib.operation import building
from tests.factories.acts import NOON

pytestmark = pytest.mark.django_db


def gone(ticket: Ticket) -> dict[str, Any]:
    """What travels of a ticket just drawn; then this database is the national node's, which knows nothing of it."""
    visit = ticket.visit
    happened = events.VisitOpened(visit.reference, visit.purpose, ticket.reference)
    body = register.written(happened, (visit, ticket))
    with building():
        ticket.delete()
        visit.delete()
    return body


@pytest.fixture
def body(act: Act) -> dict[str, Any]:
    return gone(reception.welcome(sex=Sex.MAN, purpose=Purpose.COLLECT, act=act))


def test_the_same_rows_stand_at_the_national_node(body: dict[str, Any], act: Act) -> None:
    for _twice in range(2):
        reception.keep(body=body, act=act)
    ticket = Ticket.objects.get()
    assert (ticket.spoken, ticket.drawn_at, ticket.visit.sex) == ("B\u00a0001", NOON, "man")
    kept = Entry.objects.order_by("-pk")[0]
    assert (kept.kind, kept.at, kept.actor, kept.place) == ("reception.visit-opened", NOON, "codjo", "LOK")


def test_what_happened_leaves_with_the_change_and_arrives_once(act: Act) -> None:
    """The bytes that leave the centre are those that the national node takes."""
    ticket = reception.welcome(sex=Sex.WOMAN, purpose=Purpose.ASK, act=act)
    leaving = records.read(bytes(Outgoing.objects.get().content))
    with building():
        ticket.delete()
        Visit.objects.all().delete()
    taken = Carried(1, 1, leaving.body, records.act_of(leaving, "LOK"), NOON + timedelta(days=7))
    contributions.keep(taken)
    assert (Ticket.objects.get().spoken, Visit.objects.get().opened_at) == ("C\u00a0001", NOON)


def test_a_day_keeps_its_date_on_the_way(act: Act) -> None:
    day = reception.open_day(in_order=list(Check), remark="", act=act)
    body = register.written(events.DayOpened(day.reference, day.on, 0), (day,))
    with building():
        Day.objects.all().delete()
    reception.keep(body=body, act=act)
    assert Day.objects.get().on == NOON.date()


def test_a_centre_does_not_write_of_another(body: dict[str, Any], act: Act) -> None:
    with pytest.raises(NotOurs, match="ne parle pas du centre"):
        reception.keep(body=body, act=replace(act, place=PlaceId("BOH")))
    assert not Visit.objects.exists()


def test_a_centre_does_not_write_over_the_row_of_another(body: dict[str, Any], act: Act) -> None:
    reception.keep(body=body, act=act)
    stolen = {**body, "rows": [[table, {**values, "place": "BOH"}] for table, values in body["rows"]]}
    with pytest.raises(NotOurs):
        reception.keep(body=stolen, act=replace(act, place=PlaceId("BOH")))
    assert Visit.objects.get().place == "LOK"


def test_what_is_no_event_of_a_centre_is_not_taken(body: dict[str, Any], act: Act) -> None:
    with pytest.raises(NotOurs):
        reception.keep(body={**body, "event": "identity.staff-signed-in"}, act=act)
    with pytest.raises(NotOurs):
        reception.keep(body={**body, "rows": [["staff", {}]]}, act=act)


def test_a_value_that_is_none_of_its_field_is_not_taken(body: dict[str, Any], act: Act) -> None:
    rows = [[table, {**values, "sex": "other"}] for table, values in body["rows"]]
    with pytest.raises(ValidationError):
        reception.keep(body={**body, "rows": rows}, act=act)


def test_a_field_of_a_newer_centre_is_left_out(body: dict[str, Any], act: Act) -> None:
    rows = [[table, {**values, "mood": "gay"}] for table, values in body["rows"]]
    reception.keep(body={**body, "rows": rows}, act=act)
    assert Visit.objects.count() == 1


def test_news_as_the_national_node_tells_it_waits_for_who_has_no_phone(act: Act) -> None:
    """What is not known comes as an empty text; whoever can be reached is not the centre's to tell."""
    said = {"reference": "LOK-7F3K-92XQ-A", "state": "waiting", "words_fr": "Prêt.", "words_en": "Ready."}
    news = {**said, "at": NOON.isoformat(), "promised_at": "", "reached": False}
    contributions.note_status(Fed(1, 1, news, act))
    contributions.note_status(Fed(2, 1, {**news, "reference": "LOK-0000-0000-0", "reached": True}, act))
    assert [(each.reference, each.promised_at) for each in queries.to_tell()] == [("LOK-7F3K-92XQ-A", None)]
    for _twice in range(2):
        reception.note_told(reference="LOK-7F3K-92XQ-A", act=act)
    assert queries.to_tell() == ()
    assert Entry.objects.filter(kind="reception.told").count() == 1
    contributions.note_status(Fed(3, 1, {**news, "at": (NOON + timedelta(hours=1)).isoformat()}, act))
    assert len(queries.to_tell()) == 1


def test_old_news_of_a_request_does_not_replace_what_is_known(act: Act) -> None:
    said: dict[str, Any] = {
        "reference": "LOK-7F3K-92XQ-A",
        "state": "waiting",
        "words_fr": "En attente.",
        "words_en": "Waiting.",
    }
    said |= {"promised_at": None, "place_in_line": 3}
    assert queries.status("LOK-7F3K-92XQ-A") is None
    contributions.note_status(Fed(1, 1, {**said, "at": NOON.isoformat()}, act))
    old = (NOON - timedelta(hours=1)).isoformat()
    reception.note_status(said={**said, "at": old, "words_fr": "Arrivée."}, act=act)
    known = queries.status("LOK-7F3K-92XQ-A")
    assert known is not None
    assert (known.words_fr, known.at, known.place_in_line) == ("En attente.", NOON, 3)
