"""From an invitation to a connection that works; each shortcut is closed."""

import re
import time
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client
from django.utils import timezone

from guichet.foundation.identity import operations as identity
from guichet.foundation.identity import sessions
from guichet.foundation.identity.models import StaffMember
from guichet.foundation.identity.operations import Invited
from guichet.foundation.journal.models import Entry
from tests.factories.acts import an_act
from tests.factories.identity import PASSWORD, make_officer, sign_in_staff, with_factor
from tests.surfaces.backoffice.conftest import SECRET

pytestmark = pytest.mark.django_db
FACTORS = "/agents/moyens/"


@pytest.fixture
def invited() -> Invited:
    return identity.invite(email="Nouveau@Exemple.bj", name="Dossi Hounkpè", language="fr", act=an_act(timezone.now()))


def link(invited: Invited) -> str:
    return f"/agents/connexion/invitation/{invited.token}/"


def add_application(client: Client) -> str:
    page = client.get("/agents/moyens/application/").content.decode()
    found = re.search(r"<code>([A-Z2-7 ]+)</code>", page)
    assert found
    secret = found[1].replace(" ", "")
    code = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    answer = client.post("/agents/moyens/application/", {"code": code})
    assert answer.headers["Location"] == "/agents/moyens/codes-de-secours/"
    return secret


def test_an_invitation_leads_to_a_connection_that_works(client: Client, invited: Invited) -> None:
    assert "Bonjour <strong>Dossi Hounkpè</strong>." in client.get(link(invited)).content.decode()
    assert client.post(link(invited)).headers["Location"] == FACTORS
    client.post("/agents/moyens/mot-de-passe/", {"password": PASSWORD})
    secret = add_application(client)
    codes = re.findall(
        r"<li><code>(\d{8})</code></li>", client.get("/agents/moyens/codes-de-secours/").content.decode()
    )
    assert len(codes) == 10
    assert "Votre connexion est prête." in client.get(FACTORS).content.decode()
    assert client.post("/agents/moyens/terminer/").headers["Location"] == "/agents/connexion/"

    client.post("/agents/connexion/", {"login": "nouveau@exemple.bj", "password": PASSWORD})
    code = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    assert client.post("/agents/connexion/seconde-preuve/", {"code": code}).headers["Location"] == "/agents/"
    kinds = list(Entry.objects.order_by("number").values_list("kind", flat=True))
    assert kinds == [
        "identity.staff-invited",
        "identity.password-chosen",
        "identity.means-changed",
        "identity.staff-set-up",
        "identity.staff-signed-in",
    ]


def test_an_invitation_opens_the_setting_up_and_nothing_else(client: Client, invited: Invited) -> None:
    client.post(link(invited))
    assert client.get(FACTORS).status_code == 200
    assert client.get("/agents/").headers["Location"] == "/agents/connexion/?next=/agents/"


def test_opening_the_link_changes_nothing(client: Client, invited: Invited) -> None:
    client.get(link(invited))
    assert client.get(FACTORS).status_code == 302


def test_an_invitation_is_over_once_it_served(client: Client, invited: Invited) -> None:
    identity.finish_setup(staff=invited.staff.reference, act=an_act())
    answer = client.get(link(invited))
    assert answer.status_code == 404
    assert "Cette invitation ne sert plus" in answer.content.decode()


def test_an_invitation_is_over_after_three_days(client: Client) -> None:
    old = identity.invite(
        email="nouveau@exemple.bj", name="Dossi", language="fr", act=an_act(timezone.now() - timedelta(days=3))
    )
    assert client.get(link(old)).status_code == 404


def test_a_new_invitation_voids_the_one_before(client: Client, invited: Invited) -> None:
    again = identity.invite(email="nouveau@exemple.bj", name="Dossi", language="fr", act=an_act(timezone.now()))
    assert client.get(link(invited)).status_code == 404
    assert client.get(link(again)).status_code == 200


def test_a_disabled_person_is_no_longer_invited(client: Client, invited: Invited) -> None:
    identity.disable(staff=invited.staff.reference, act=an_act())
    assert client.get(link(invited)).status_code == 404


def test_nobody_finishes_without_a_second_factor(client: Client, invited: Invited) -> None:
    client.post(link(invited))
    client.post("/agents/moyens/mot-de-passe/", {"password": PASSWORD})
    assert client.post("/agents/moyens/terminer/").headers["Location"] == FACTORS
    assert "Il vous faut un mot de passe et une seconde preuve." in client.get(FACTORS).content.decode()


@pytest.mark.parametrize(
    ("password", "sentence"),
    [
        ("court", "Ce mot de passe est trop court."),
        ("motdepasse12", None),
        ("1q2w3e4r5t6y", "Ce mot de passe est trop courant."),
    ],
)
def test_a_weak_password_is_refused_with_its_reason(
    client: Client, invited: Invited, password: str, sentence: str | None
) -> None:
    client.post(link(invited))
    answer = client.post("/agents/moyens/mot-de-passe/", {"password": password})
    if sentence is None:
        assert answer.status_code == 302
    else:
        assert answer.status_code == 422
        assert sentence in answer.content.decode()


def test_a_wrong_first_code_adds_no_application(client: Client, invited: Invited) -> None:
    client.post(link(invited))
    client.get("/agents/moyens/application/")
    answer = client.post("/agents/moyens/application/", {"code": "000000"})
    assert answer.status_code == 422
    assert not Authenticator.objects.exists()


def test_recovery_codes_are_shown_once(client: Client, invited: Invited) -> None:
    client.post(link(invited))
    add_application(client)
    assert "ils ne seront plus montrés" in client.get("/agents/moyens/codes-de-secours/").content.decode()
    again = client.get("/agents/moyens/codes-de-secours/").content.decode()
    assert "Il vous reste 10 codes de secours. Ils ont déjà été montrés." in again
    assert "<code>" not in again
    client.post("/agents/moyens/nouveaux-codes/")
    assert "ils ne seront plus montrés" in client.get("/agents/moyens/codes-de-secours/").content.decode()


@pytest.fixture
def officer() -> StaffMember:
    officer = make_officer()
    with_factor(officer, SECRET)
    return officer


def remove_link(client: Client) -> str:
    found = re.search(r'href="(/agents/moyens/retirer/\w+/)"', client.get(FACTORS).content.decode())
    assert found
    return found[1]


def test_the_last_second_factor_is_not_removed(client: Client, officer: StaffMember) -> None:
    sign_in_staff(client, officer)
    address = remove_link(client)
    assert "C’est votre dernière seconde preuve." in client.get(address).content.decode()
    client.post(address)
    assert Authenticator.objects.filter(user=officer).count() == 1


def test_one_factor_of_two_is_removed(client: Client, officer: StaffMember) -> None:
    sign_in_staff(client, officer)
    address = remove_link(client)
    Authenticator.objects.create(user=officer, type=Authenticator.Type.WEBAUTHN, data={"name": "clé"})
    assert client.post(address).headers["Location"] == FACTORS
    assert [each.type for each in Authenticator.objects.filter(user=officer)] == ["webauthn"]


def test_the_factor_of_somebody_else_does_not_exist(client: Client, officer: StaffMember) -> None:
    sign_in_staff(client, officer)
    address = remove_link(client)
    thief = make_officer("voleur@exemple.bj", "Un voleur")
    sign_in_staff(client, thief)
    assert client.post(address).status_code == 404


def test_a_change_asks_for_a_fresh_proof(client: Client, officer: StaffMember) -> None:
    sign_in_staff(client, officer)
    address = remove_link(client)
    for each in (address, "/agents/moyens/mot-de-passe/", "/agents/moyens/cle/"):
        assert client.get(each).status_code == 200
    session = client.session
    session[sessions.STAFF] |= {"since": (timezone.now() - timedelta(minutes=10)).isoformat()}
    session.save()
    assert client.get(FACTORS).status_code == 200
    for each in (address, "/agents/moyens/mot-de-passe/", "/agents/moyens/cle/"):
        assert client.get(each).headers["Location"] == "/agents/connexion/de-nouveau/"
    assert (
        "Vous êtes connecté depuis plus de dix minutes." in client.get("/agents/connexion/de-nouveau/").content.decode()
    )


def test_a_new_password_ends_the_other_sessions_and_keeps_this_one(client: Client, officer: StaffMember) -> None:
    elsewhere = Client()
    for each in (client, elsewhere):
        sign_in_staff(each, officer)
    client.post("/agents/moyens/mot-de-passe/", {"password": "une autre phrase longue"})
    assert [each.get("/agents/").status_code for each in (client, elsewhere)] == [200, 302]
