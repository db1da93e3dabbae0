"""The list of keys is signed once for each state of it, by the real keeper, and never loses a key."""

from collections.abc import Iterator

import pytest
from pytest_django.fixtures import Settings

from guichet.commons.documents import operations as documents
from guichet.commons.documents import published
from guichet.commons.documents.checking import lists
from guichet.commons.documents.models import KeyList
from guichet.commons.documents.refusals import CheckedTooOften
from guichet.foundation.identity.operations.allowances import Limit
from guichet.foundation.journal.models import Entry
from guichet.foundation.keys import client as keys
from guichet.foundation.keys.public import Kind
from guichet.foundation.keys.refusals import KeeperUnavailable
from tests.factories.acts import NOON, an_act
from tests.factories.keepers import AKeeper, a_keeper

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def keeper(settings: Settings) -> Iterator[AKeeper]:
    with a_keeper() as keeper:
        settings.VAR = keeper.var
        keeper.start()
        yield keeper


def test_the_list_is_signed_once_and_read_by_whoever_has_it() -> None:
    first, second = (published.key_list(an_act()) for _ in range(2))
    assert first == second
    found = lists.keys_of(first.content)
    assert {key.id for key in found} == {key.id for key in keys.public_keys() if key.kind in published.KINDS}
    told = Entry.objects.get(kind="documents.keys-published")
    assert (told.subject, told.facts["digest"]) == (keys.current(Kind.QR).id, first.digest)
    assert Entry.objects.of_kind("keys.used").count() == 1


def test_a_key_that_ended_stays_in_the_list_with_its_reason() -> None:
    before = keys.current(Kind.QR)
    published.key_list(an_act())
    keys.rotate(Kind.QR, reason="compromised")
    ended = next(key for key in lists.keys_of(published.key_list(an_act()).content) if key.id == before.id)
    assert (ended.end_reason, ended.valid_until is None) == ("compromised", False)
    assert KeyList.objects.count() == 2


def test_the_list_is_there_while_the_keeper_is_away_and_a_new_one_is_not(keeper: AKeeper) -> None:
    published.key_list(an_act())
    keeper.kill()
    assert published.key_list(an_act()).content
    keeper.start()
    keys.rotate(Kind.QR)
    keeper.kill()
    with pytest.raises(KeeperUnavailable):
        published.key_list(an_act())


def test_two_that_sign_at_once_publish_one_list() -> None:
    for _ in range(2):
        documents.publish_keys(digest="ab" * 32, content="one", signed=keys.sign(Kind.QR, b"list"), act=an_act())
    assert KeyList.objects.count() == 1
    assert Entry.objects.of_kind("documents.keys-published").count() == 1
    assert Entry.objects.of_kind("keys.used").count() == 2


def test_a_network_checks_so_often_and_no_more() -> None:
    limit = Limit("documents.test", 2, NOON - NOON.replace(hour=11))
    for _ in range(2):
        documents.count_check(limit=limit, network="192.0.2.1", act=an_act())
    with pytest.raises(CheckedTooOften, match="Réessayez dans 60 minutes"):
        documents.count_check(limit=limit, network="192.0.2.1", act=an_act())
    documents.count_check(limit=limit, network="192.0.2.2", act=an_act())
