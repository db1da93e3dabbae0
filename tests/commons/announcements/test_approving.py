"""What waits for whoever may approve it, and what the demonstration begins with."""

import pytest

from guichet.commons.announcements import demonstration, queries
from guichet.commons.announcements import operations as announcements
from guichet.commons.announcements.models import Item
from tests.commons.announcements.test_announcements import (
    DRAFT,
    NATIONAL,
    STRANGER,
    SUPERVISOR,
    WRITER,
    by,
    nodes,
    proposed,
    titles,
)
from tests.factories.acts import NOON, an_act

pytestmark = pytest.mark.django_db
__all__ = ["nodes"]


def test_an_announcement_waits_for_whoever_may_approve_it() -> None:
    proposed()
    own = announcements.propose(draft=DRAFT, staff=SUPERVISOR, act=by(SUPERVISOR))
    waiting = [queries.to_approve(viewer) for viewer in (STRANGER, WRITER, SUPERVISOR, NATIONAL)]
    assert waiting == [0, 0, 1, 2]
    announcements.approve(reference=own.reference, staff=NATIONAL, act=by(NATIONAL))
    assert queries.to_approve(NATIONAL) == 1


def test_the_demonstration_has_one_on_its_screens_and_one_to_approve_once() -> None:
    for _each in range(2):
        demonstration.furnish(an_act(NOON))
    assert titles() == ["Ici, on vous aide sans frais (annonce inventée)"]
    assert (Item.objects.count(), queries.to_approve(NATIONAL)) == (2, 1)
