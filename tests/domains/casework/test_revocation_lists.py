"""The list of a year's revoked documents: signed at each change, and before it is a day old."""

from datetime import timedelta

import pytest
from django.conf import LazySettings

from guichet.commons.documents import operations as documents
from guichet.commons.documents import revocations
from guichet.foundation.journal.models import Entry
from guichet.foundation.keys import client as keys
from guichet.foundation.keys.public import Kind
from guichet.foundation.work.worker import Worker
from tests.domains.casework.ended import LATER, confirmed, issued, listed, revocation, revoked, work
from tests.domains.casework.granted import decided, publish_a_service
from tests.factories.acts import NOON, an_act
from tests.factories.keepers import AKeeper

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def the_keeper_answers(keeper: AKeeper, settings: LazySettings) -> None:
    settings.VAR = keeper.var
    publish_a_service()


def test_an_issued_document_is_on_the_list_of_its_year_and_stands() -> None:
    _, document = issued()
    standing = listed(document)
    assert standing is not None
    assert (standing.revoked, standing.at) == (False, LATER)


def test_a_list_is_renewed_before_it_is_a_day_old() -> None:
    _, document = issued()
    for hours, at in ((6, LATER), (13, LATER + timedelta(hours=13))):
        revocations.renew(an_act(LATER + timedelta(hours=hours)))
        standing = listed(document)
        assert standing is not None
        assert standing.at == at


def test_a_list_that_failed_to_be_signed_is_signed_by_the_next_round() -> None:
    _, document = issued()
    confirmed(revocation(document))
    revocations.renew(an_act(LATER))
    standing = listed(document)
    assert standing is not None
    assert standing.revoked


def test_a_slow_worker_replaces_no_newer_list() -> None:
    _, document = revoked()
    signed = keys.sign(Kind.QR, b"late")
    made = documents.SignedRevocations(document.status_year or 0, reach=1, revoked=0, content=b"older")
    assert not documents.publish_revocations(made=made, signed=signed, act=an_act(LATER))
    assert listed(document)


def test_documents_of_the_same_seconds_are_signed_for_once() -> None:
    published = Entry.objects.of_kind("documents.revocations-published")
    for _ in range(3):
        decided()
    Worker(now=lambda: NOON).run_what_is_due()
    before = published.count()
    work()
    assert published.count() == before + 1
