"""Anybody reads whether the online services work, and what is announced; without news nothing is called well."""

from datetime import timedelta
from html import unescape
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest
from django.db import DatabaseError
from django.test import Client

from guichet.commons.availability import operations as availability
from guichet.commons.availability import queries, registry
from guichet.commons.availability.operations import Draft, Said
from guichet.commons.availability.registry import WELL, Judgement
from guichet.commons.availability.vocabulary import BulletinKind, Condition, Reason
from guichet.foundation.demonstration import clock
from guichet.foundation.identity.viewer import HeldRole, Viewer
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.act import ActorKind
from tests.factories.acts import NOON, an_act

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)
NATIONAL = Viewer(ActorKind.STAFF, "akim", (HeldRole(RoleKind.ADMINISTRATOR),))
DOWN = Judgement(Condition.UNAVAILABLE, Reason.KEEPER)


@pytest.fixture(autouse=True)
def at_noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOON)


def noted(before: timedelta = timedelta(), **found: Judgement) -> None:
    every = {each.code: found.get(each.code.replace("-", "_"), WELL) for each in registry.components()}
    availability.note(judgements=every, act=an_act(NOON - before))


def announced(**changes: Any) -> str:
    said: dict[str, Any] = {
        "kind": BulletinKind.INCIDENT,
        "condition": Condition.DEGRADED,
        "components": ("payments",),
        "title": Said("Le paiement mobile est lent", "Mobile payment is slow"),
        "text": Said("Ce qui est payé est gardé.", "What is paid is kept."),
        "begins_at": NOON - MINUTE,
    }
    return availability.announce(draft=Draft(**{**said, **changes}), staff=NATIONAL, act=an_act(NOON)).reference


def read(address: str = "/etat/", status: int = 200) -> str:
    answer = Client().get(address)
    assert answer.status_code == status
    text = unescape(answer.content.decode())
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


def test_when_all_is_well_it_says_so_and_since_when() -> None:
    noted(MINUTE)
    noted()
    page = read()
    for said in (
        "Tout fonctionne.",
        "Dernière mesure",
        "Ouvrir le portail",
        "Journal public",
        "100,0 % du temps mesuré",
    ):
        assert said in page
    assert page.count("Disponible") == len(registry.components())
    assert "Everything works." in read("/en/etat/")


def test_an_outage_is_said_with_since_when_and_why() -> None:
    noted(10 * MINUTE)
    noted(6 * MINUTE, documents=DOWN)
    noted(5 * MINUTE, documents=DOWN)
    noted(documents=DOWN)
    page = read()
    for said in (
        "Une partie des services est indisponible.",
        "Pourquoi : le gardien des clés ne répond pas.",
        "5 minutes et dure encore",
        "1 jour de panne.",
        "en service 50,0 % du temps mesuré",
    ):
        assert said in page


def test_without_news_nothing_is_called_well() -> None:
    noted(6 * MINUTE)
    page = read()
    assert "Nous ne savons pas si tout fonctionne" in page
    assert "Disponible" not in page


def test_before_the_first_measure_it_says_that_nothing_was_measured() -> None:
    assert "Rien n’a encore été mesuré." in read()


def test_what_is_announced_stands_apart_from_what_is_measured() -> None:
    noted()
    announced()
    announced(
        kind=BulletinKind.MAINTENANCE,
        title=Said("Travaux sur le portail", "Work on the portal"),
        begins_at=NOON + timedelta(days=1),
        ends_at=NOON + timedelta(days=1, hours=2),
    )
    page = read()
    for said in (
        "Le paiement mobile est lent",
        "Ce qui est payé est gardé.",
        "Annoncé : perturbé. Mesuré : disponible.",
        "Entretiens prévus",
        "Travaux sur le portail",
    ):
        assert said in page
    assert "Mobile payment is slow" in read("/en/etat/")


def test_the_share_of_centres_that_were_heard_is_told() -> None:
    for before in (MINUTE, timedelta()):
        noted(before, centres=Judgement(Condition.DEGRADED, Reason.SILENT_CENTRES, (7, 9)))
    assert "Entendus dans l’heure : 7 sur 9." in read()


def test_all_that_was_announced_is_kept_page_by_page() -> None:
    assert "Rien n’a été annoncé." in read("/etat/bulletins/")
    ended = announced()
    availability.end(reference=ended, said=Said("Réparé.", "Repaired."), staff=NATIONAL, act=an_act(NOON))
    for _ in range(10):
        announced()
    first, second = read("/etat/bulletins/"), read("/etat/bulletins/?page=2")
    assert "Page suivante" in first
    assert "Page précédente" in second
    assert "Réparé." in second
    assert "Terminé" in second


def test_machines_read_the_same() -> None:
    for before in (MINUTE, timedelta()):
        noted(before, documents=DOWN)
    reference = announced()
    answer = Client().get("/etat/etat.json")
    found = answer.json()
    assert (found["condition"], found["judged_at"]) == ("unavailable", NOON.isoformat())
    payments = next(each for each in found["components"] if each["code"] == "payments")
    assert (payments["measured"], payments["declared"], payments["condition"]) == ("available", "degraded", "degraded")
    assert len(payments["days"]) == 90
    assert found["bulletins"][0]["reference"] == reference
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize(
    ("address", "title"),
    [("/etat/etat.atom", "Le paiement mobile est lent"), ("/en/etat/status.atom", "Mobile payment is slow")],
)
def test_the_feed_has_each_word_of_each_bulletin_once(address: str, title: str) -> None:
    reference = announced()
    more: dict[str, Any] = {
        "reference": reference,
        "said": Said("On répare.", "Repairing."),
        "act": an_act(NOON + MINUTE),
    }
    availability.update(staff=NATIONAL, **more)
    found = fromstring(Client().get(address).content)  # noqa: S314 our own
    entries = found.findall("{http://www.w3.org/2005/Atom}entry")
    names = [entry.findtext("{http://www.w3.org/2005/Atom}id") for entry in entries]
    assert len(set(names)) == 2
    assert {entry.findtext("{http://www.w3.org/2005/Atom}title") for entry in entries} == {title}


def test_with_the_database_down_it_says_that_nothing_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_asked: object) -> None:
        raise DatabaseError

    monkeypatch.setattr(queries, "standing", fails)
    assert "Nous ne savons pas ce qui fonctionne : la base de données ne répond pas." in read(status=503)
    answer = Client().get("/etat/etat.json")
    assert (answer.status_code, answer.json()["condition"]) == (503, "unknown")


def test_the_foot_of_each_page_leads_there() -> None:
    assert 'href="/etat/"' in read("/")
