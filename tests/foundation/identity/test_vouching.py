"""A focal point says which paper of the person they saw: its kind, the end of its number, and nothing else."""

from dataclasses import replace

import pytest

from guichet.foundation.identity import operations as identity
from guichet.foundation.identity import vouching
from guichet.foundation.identity.models import Vouching
from guichet.foundation.identity.operations import NotVouched
from guichet.foundation.identity.vocabulary import IdentityPaper
from guichet.foundation.journal.models import Entry
from guichet.foundation.lib.act import Act, Actor, ActorKind, PlaceId, Surface
from tests.factories.acts import NOON
from tests.factories.identity import make_staff

pytestmark = pytest.mark.django_db

REQUEST = "LOK-7F3K-92XQ-A"


def by_codjo() -> Act:
    return Act(Actor(ActorKind.STAFF, make_staff().reference), NOON, PlaceId("LOK"), Surface.COUNTER)


def test_what_was_seen_is_known_and_the_journal_says_nothing_of_the_number() -> None:
    act = by_codjo()
    identity.vouch(request=REQUEST, paper=IdentityPaper.CIP, last=" 45 2b", act=act)
    seen = vouching.of_request(REQUEST)
    assert seen == vouching.Vouched("Codjo Dossa", IdentityPaper.CIP, "452B", NOON)
    assert "452B" not in repr(seen)
    entry = Entry.objects.of_kind("identity.vouched").get()
    assert entry.facts == {"request": REQUEST, "staff": act.actor.reference, "paper": "cip"}
    assert b"452B" not in bytes(Vouching.objects.get().box)


def test_a_later_look_counts() -> None:
    act = by_codjo()
    identity.vouch(request=REQUEST, paper=IdentityPaper.CIP, last="4521", act=act)
    identity.vouch(request=REQUEST, paper=IdentityPaper.PASSPORT, last="77", act=act)
    seen = vouching.of_request(REQUEST)
    assert seen is not None
    assert (seen.paper, seen.last) == (IdentityPaper.PASSPORT, "77")


@pytest.mark.parametrize("typed", ["", "1", "12345", "12-3", "éé"])
def test_more_than_the_end_of_a_number_is_refused_and_nothing_is_noted(typed: str) -> None:
    with pytest.raises(NotVouched, match="derniers signes du numéro"):
        identity.vouch(request=REQUEST, paper=IdentityPaper.CIP, last=typed, act=by_codjo())
    assert vouching.of_request(REQUEST) is None


def test_only_a_focal_point_in_a_centre_vouches() -> None:
    act = by_codjo()
    for elsewhere in (replace(act, place=None), replace(act, actor=Actor(ActorKind.ANONYMOUS, "nobody"))):
        with pytest.raises(NotVouched, match="dans un centre, par un point focal"):
            identity.vouch(request=REQUEST, paper=IdentityPaper.CIP, last="4521", act=elsewhere)
