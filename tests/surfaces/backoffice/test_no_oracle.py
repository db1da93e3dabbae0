"""Who tries to sign in as staff learns nothing of who works here: neither from words, nor from how long it takes."""

from collections.abc import Iterator

import pytest
from django.conf import LazySettings
from django.contrib.auth.hashers import MD5PasswordHasher
from django.test import Client

from guichet.foundation.identity import operations as identity
from tests.factories.acts import an_act
from tests.factories.identity import PASSWORD, make_staff, with_factor
from tests.surfaces.backoffice.conftest import SECRET
from tests.surfaces.portal.filing.walking import text

pytestmark = pytest.mark.django_db
START = "/agents/connexion/"


class Counting(MD5PasswordHasher):
    """Notes each digest: in production each takes a good part of a second, and all else nearly nothing."""

    algorithm = "counting"
    digests = 0

    def encode(self, password: str, salt: str) -> str:
        type(self).digests += 1
        return super().encode(password, salt)


@pytest.fixture(autouse=True)
def digests_are_counted(settings: LazySettings) -> Iterator[None]:
    settings.PASSWORD_HASHERS = [f"{__name__}.Counting"]
    yield
    Counting.digests = 0


@pytest.fixture(autouse=True)
def people() -> None:
    with_factor(make_staff(password=PASSWORD), SECRET)
    make_staff("sans-seconde@exemple.bj", "Sans Seconde", password=PASSWORD)
    make_staff("sans-mot@exemple.bj", "Sans Mot")
    disabled = make_staff("parti@exemple.bj", "Parti", password=PASSWORD)
    identity.disable(staff=disabled.reference, act=an_act())


def tried(email: str) -> tuple[int, str, int]:
    before = Counting.digests
    answer = Client().post(START, {"login": email, "password": "un mot de passe faux"})
    return answer.status_code, text(answer).replace(email, ""), Counting.digests - before


@pytest.mark.parametrize(
    "email", ["codjo@exemple.bj", "sans-seconde@exemple.bj", "sans-mot@exemple.bj", "parti@exemple.bj"]
)
def test_a_wrong_password_is_answered_like_an_address_of_nobody(email: str) -> None:
    nobody = tried("personne@exemple.bj")
    assert nobody[0] == 422
    assert nobody[2] > 0
    assert tried(email) == nobody
