"""What the room itself refuses, and how its counter forgets."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from guichet.domains.relations import denouncing, inspecting
from guichet.domains.relations.limiting import MOST, WINDOW, Counter
from guichet.domains.relations.models import Denunciation
from guichet.domains.relations.refusals import NothingTold, TooMany
from guichet.domains.relations.sealing import Told
from guichet.foundation.identity.viewer import HeldRole, Viewer
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.act import Act, ActorKind, Surface
from tests.factories.keepers import AKeeper

NOW = datetime(2026, 3, 2, 9, 17, tzinfo=UTC)


def test_a_network_writes_again_when_its_hour_is_over() -> None:
    counter = Counter()
    for _each in range(MOST):
        counter.count("192.0.2.1", NOW)
    with pytest.raises(TooMany):
        counter.count("192.0.2.1", NOW + WINDOW - timedelta(seconds=1))
    counter.count("192.0.2.1", NOW + WINDOW)


@pytest.mark.django_db
def test_words_are_needed_to_denounce_to_add_and_to_answer(keeper: AKeeper, settings: Any) -> None:
    settings.VAR = keeper.var
    act: Act = denouncing.nobody(NOW, Surface.PORTAL)
    code = denouncing.denounce(Told("Il a demandé de l’argent."), act, "a" * 32)
    inspector = Viewer(ActorKind.STAFF, "i", (HeldRole(RoleKind.ADMINISTRATOR),))
    with pytest.raises(NothingTold):
        denouncing.denounce(Told(" "), act, "b" * 32)
    with pytest.raises(NothingTold):
        denouncing.complete(code, " ", act, "c" * 32)
    with pytest.raises(NothingTold):
        inspecting.answer(inspector, Denunciation.objects.get().reference, " ", act)
