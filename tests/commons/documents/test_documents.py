"""What a decision owes: once, for as long as its service says, in the order of the year."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError
from pytest_django import DjangoAssertNumQueries

from guichet.commons.documents import operations as documents
from guichet.commons.documents import queries, registry
from guichet.commons.documents.extract.claims import Status
from guichet.commons.documents.models import Document, State
from guichet.commons.documents.operations import Made, Wanted
from guichet.commons.documents.validity import Validity, last_day
from guichet.commons.public_log import operations as public_log
from guichet.commons.public_log.vocabulary import Fault
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.journal.models import Entry
from guichet.foundation.lib.act import ActorKind
from guichet.foundation.lib.operation import building
from guichet.foundation.work.models import Due
from tests.factories.acts import NOON, an_act

AFI = Viewer(ActorKind.CITIZEN, "afi")
DAY = timedelta(days=1)
MADE = Made(digest="ab" * 32, size=60_000, seal_key="seal", code_key="code")


def wanted(about: str = "a-case", validity: Validity | None = None) -> Wanted:
    return Wanted("casework", about, AFI.reference, "casier", "neant", "casier-b3-neant", "fr", "mjl", validity)


def issued(about: str) -> Document:
    document = documents.owe(wanted=wanted(about), act=an_act())
    documents.fix_day(identifier=document.identifier, act=an_act())
    return documents.commit(identifier=document.identifier, made=MADE, act=an_act())


@pytest.mark.django_db
def test_a_decision_owes_one_document_and_its_work_once() -> None:
    first, second = (documents.owe(wanted=wanted(), act=an_act()) for _ in range(2))
    assert first.pk == second.pk
    assert Due.objects.filter(kind=documents.ISSUE).count() == 1
    assert Entry.objects.of_kind("documents.document-due").count() == 1


@pytest.mark.django_db
def test_its_day_and_its_place_are_given_once_and_places_have_no_gap() -> None:
    first, second = (documents.owe(wanted=wanted(about), act=an_act()) for about in ("one", "two"))
    for _ in range(2):
        documents.fix_day(identifier=first.identifier, act=an_act())
    documents.fix_day(identifier=second.identifier, act=an_act())
    rows = Document.objects.order_by("pk").values_list("status_year", "status_index", "dated_at", "valid_until")
    assert list(rows) == [(2026, 0, NOON, None), (2026, 1, NOON, None)]


def alarm(days: int) -> None:
    """So many days after NOON."""
    public_log.keep_doubt(witness="w", fault=Fault.FORKED, size=1, note="", act=an_act(NOON + days * DAY))


def settled(days: int) -> None:
    public_log.settle(witness="w", by=("s-1", "s-2"), why="Deux copies.", act=an_act(NOON + days * DAY))


def dated(about: str, days: int = 0) -> Document:
    document = documents.owe(wanted=wanted(about), act=an_act())
    return documents.fix_day(identifier=document.identifier, act=an_act(NOON + days * DAY))


@pytest.mark.django_db
def test_with_its_day_it_is_fixed_since_when_the_log_was_contested() -> None:
    alarm(-3)
    document = dated("one")
    assert document.contested_since == NOON - 3 * DAY
    settled(1)
    again = documents.fix_day(identifier=document.identifier, act=an_act(NOON + 2 * DAY))
    assert (again.dated_at, again.contested_since) == (NOON, NOON - 3 * DAY)
    assert dated("two", 2).contested_since is None


@pytest.mark.django_db
def test_an_alarm_that_is_over_that_comes_later_or_that_is_heard_of_later_changes_no_document() -> None:
    alarm(-3)
    settled(-2)
    document = dated("one")
    alarm(1)
    documents.fix_day(identifier=document.identifier, act=an_act(NOON + 2 * DAY))
    settled(2)
    alarm(-1)  # what a centre saw yesterday, and could not say before
    assert documents.fix_day(identifier=document.identifier, act=an_act(NOON)).contested_since is None


@pytest.mark.django_db
def test_the_one_that_takes_its_place_says_what_was_so_on_its_own_day() -> None:
    alarm(-3)
    former = dated("one")
    documents.commit(identifier=former.identifier, made=MADE, act=an_act())
    settled(1)
    latest = documents.owe_again(wanted=wanted("two"), former="one", act=an_act(NOON + 2 * DAY))
    latest = documents.fix_day(identifier=latest.identifier, act=an_act(NOON + 2 * DAY))
    assert (latest.former, latest.contested_since) == (former, None)


@pytest.mark.django_db
def test_the_database_refuses_a_contest_that_began_after_the_day() -> None:
    document = dated("one")
    with pytest.raises(IntegrityError, match="documents_document_contested_before_its_day"), building():
        Document.objects.filter(pk=document.pk).update(contested_since=NOON + DAY)


@pytest.mark.django_db
def test_said_twice_it_is_issued_once() -> None:
    document = issued("one")
    documents.commit(identifier=document.identifier, made=MADE, act=an_act())
    assert document.state == State.ISSUED
    assert Entry.objects.of_kind("documents.document-issued").count() == 1
    assert Entry.objects.of_kind("archive.record-deposited").count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 10])
def test_a_citizen_reads_one_page_of_documents_by_one_query(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        issued(f"case {number}")
    with django_assert_num_queries(1):
        found = queries.owned_by(AFI)
    assert [each.about for each in found] == [f"case {number}" for number in reversed(range(count))]


@pytest.mark.django_db
def test_pages_of_documents_follow_each_other() -> None:
    for number in range(queries.PAGE + 1):
        issued(f"case {number}")
    assert [each.about for each in queries.owned_by(AFI, start=queries.PAGE)] == ["case 0"]


@pytest.mark.parametrize(
    ("issued_on", "validity", "until"),
    [
        (date(2026, 3, 3), Validity(3, "months"), date(2026, 6, 3)),
        (date(2026, 11, 30), Validity(3, "months"), date(2027, 2, 28)),
        (date(2024, 2, 29), Validity(1, "years"), date(2025, 2, 28)),
        (date(2026, 12, 31), Validity(30, "days"), date(2027, 1, 30)),
        (date(2026, 12, 1), Validity(1, "months"), date(2027, 1, 1)),
    ],
)
def test_a_document_holds_until_the_same_day_of_a_later_month(issued_on: date, validity: Validity, until: date) -> None:
    assert last_day(issued_on, validity) == until


def test_an_origin_is_registered_once() -> None:
    with pytest.raises(TypeError, match="the origin of documents 'casework' is registered twice"):
        registry.register_origin("casework", registry.origin_of("casework"))


@pytest.mark.django_db
def test_a_document_stands_by_its_place_in_its_year_and_a_place_never_given_says_nothing() -> None:
    issued("one")
    found = queries.standing(Status(2026, 0), NOON)
    assert found is not None
    assert (found.revoked, found.at) == (False, NOON)
    assert queries.standing(Status(2026, 1), NOON) is None
