"""What a desk opens, role by role: by topic, each link with what is behind it; all invented."""

import pytest

from guichet.foundation.identity.vocabulary import RoleKind
from tests.factories.places import make_centre
from tests.surfaces.test_circulars import at_a_desk, read

pytestmark = pytest.mark.django_db
HERE = "/agents/"


@pytest.fixture(autouse=True)
def a_centre() -> None:
    make_centre()


def test_the_head_of_a_department_reads_its_name_and_has_no_cards_of_a_centre() -> None:
    page = at_a_desk(RoleKind.SUPERVISOR, "BJ-MO", "sena").get(HERE)
    assert "<dd>Mono</dd>" in read(page)
    assert "Ce qui est ouvert, en retard ou va manquer dans vos centres, et leurs chiffres." in read(page)
    assert "/agents/cartes/centres/" not in page.content.decode()


def test_a_supervisor_of_a_centre_sees_to_its_cards_by_its_name() -> None:
    page = at_a_desk(RoleKind.SUPERVISOR, "LOK", "issa").get(HERE)
    assert "Cartes du centre CCSP Lokossa" in read(page)
    assert 'href="/agents/cartes/centres/LOK/"' in page.content.decode()


def test_a_mayor_is_offered_nothing_that_would_be_refused() -> None:
    observer = read(at_a_desk(RoleKind.OBSERVER, "BJ-MO-LOK", "vera").get(HERE))
    assert "Dans les centres" not in observer
    assert "Mes liens" in observer
