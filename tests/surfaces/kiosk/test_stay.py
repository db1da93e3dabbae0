"""Staying before the kiosk, and leaving nothing there."""

from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.test import Client
from django.utils import timezone

from guichet.commons.intake.models import Draft
from guichet.commons.sittings.models import Sitting
from guichet.domains.supervision import operations as supervision
from guichet.domains.supervision.drafts import Told
from guichet.domains.supervision.models import Heard, Order
from guichet.domains.supervision.vocabulary import OrderKind
from guichet.foundation.lib.operation import building
from tests.domains.supervision.slots import act as acting
from tests.factories.catalogue import a_service, publish
from tests.factories.requests import CODE
from tests.surfaces.kiosk.conftest import Begin

pytestmark = pytest.mark.django_db


def a_long_silence() -> None:
    with building():
        Sitting.objects.update(seen_at=timezone.now() - timedelta(minutes=5))


@pytest.fixture
def first(begin: Begin) -> str:
    return begin()


def test_ending_erases_the_request_and_tells_the_browser_to_forget(client: Client, first: str) -> None:
    client.post(first, {"nom": "Afi"})
    answer = client.post("/borne/passage/fin/")
    assert answer.headers["Location"] == "/borne/passage/merci/"
    assert answer.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert answer.headers["Cache-Control"] == "no-store"
    assert {name: cookie.value for name, cookie in answer.cookies.items()} == dict.fromkeys(
        ["borne", "borne-demande", "borne-langue"], ""
    )
    assert not Draft.objects.exists()
    assert "Rien de ce que vous avez fait ici" in client.get("/borne/passage/merci/").content.decode()


def test_the_arrow_back_shows_nothing(client: Client, first: str) -> None:
    client.post(first, {"nom": "Afi"})
    kept = dict(client.cookies)
    client.post("/borne/passage/fin/")
    client.cookies.update(kept)
    answer = client.get(first)
    assert answer.status_code == 410
    assert "Afi" not in answer.content.decode()
    assert "Ce passage à la borne est terminé" in answer.content.decode()


def test_ending_what_never_began_does_no_harm(client: Client) -> None:
    assert client.post("/borne/passage/fin/").status_code == 302
    assert client.get("/borne/passage/fin/").status_code == 405


def test_without_a_visit_no_page_of_a_request_opens(client: Client) -> None:
    answer = client.get("/borne/demande/")
    assert (answer.status_code, "C’est terminé" in answer.content.decode()) == (410, True)


def test_a_silence_ends_the_visit_whatever_the_screen_shows(client: Client, first: str) -> None:
    a_long_silence()
    assert client.post("/borne/passage/la/").status_code == 410
    assert client.get(first).status_code == 410
    assert client.post(first, {"nom": "Afi"}, headers={"HX-Request": "true"}).headers["HX-Refresh"] == "true"
    assert Draft.objects.get().content().answers == {}


@pytest.mark.usefixtures("first")
def test_a_gesture_keeps_it(client: Client) -> None:
    with building():
        Sitting.objects.update(seen_at=timezone.now() - timedelta(minutes=3))
    assert client.post("/borne/passage/la/").status_code == 204
    Sitting.objects.get(seen_at__gt=timezone.now() - timedelta(minutes=1))


def test_pages_wait_as_long_as_they_should(client: Client, first: str) -> None:
    assert 'data-idle="45" data-warning="20"' in Client().get("/borne/moments/").content.decode()
    assert 'data-idle="120" data-warning="60"' in client.get(first).content.decode()
    answer = client.post("/borne/passage/temps/", {"next": first})
    assert answer.headers["Location"] == first
    assert 'data-idle="600" data-warning="60"' in client.get(first).content.decode()


def test_asking_for_time_leads_nowhere_else(client: Client, first: str) -> None:
    answer = client.post("/borne/passage/temps/", {"next": "https://ailleurs.example/"})
    assert answer.headers["Location"] == "/borne/demande/"
    assert client.get(answer.headers["Location"]).headers["Location"] == first


def test_the_cookies_end_with_the_browser_and_no_script_reads_them(client: Client, first: str) -> None:
    for name in ("borne", "borne-demande"):
        cookie = client.cookies[name]
        assert (cookie["max-age"], cookie["expires"], cookie["httponly"], cookie["samesite"]) == (
            "",
            "",
            True,
            "Strict",
        )
        assert cookie.value not in first


def test_in_production_no_other_site_writes_the_cookies(client: Client, settings: object, begin: Begin) -> None:
    settings.CSRF_COOKIE_SECURE = True  # type: ignore[attr-defined]
    begin()
    assert set(client.cookies) >= {"__Host-borne", "__Host-borne-demande"}
    assert client.cookies["__Host-borne"]["secure"]


def test_another_person_on_the_same_kiosk_ends_the_former_visit(client: Client, first: str) -> None:
    Client().post(f"/borne/demande/commencer/{CODE}/")
    assert client.get(first).status_code == 410


def test_a_visit_without_a_request_in_hand_says_so(client: Client, first: str) -> None:
    del client.cookies["borne-demande"]
    answer = client.get(first)
    assert (answer.status_code, "Aucune demande n’est ouverte ici" in answer.content.decode()) == (409, True)


def test_a_request_that_is_no_longer_kept_says_so(client: Client, first: str) -> None:
    with building():
        Draft.objects.update(expires_at=timezone.now() - timedelta(days=1))
    assert "n’est plus gardée" in client.get(first).content.decode()


def test_the_launcher_hears_of_each_end_of_a_visit_here(client: Client, first: str) -> None:
    assert first
    assert client.get("/borne/passage/dernier/").content == b""
    client.post("/borne/passage/fin/")
    ended = Client().get("/borne/passage/dernier/").content.decode()
    assert ended == Sitting.objects.get().identifier
    assert Client(REMOTE_ADDR="10.0.0.9").get("/borne/passage/dernier/").content == b""


class TestElsewhere:
    @pytest.fixture(autouse=True)
    def service(self) -> None:
        platform = {"name": "e-visa", "url": "https://evisa.example.bj/"}
        publish(a_service("visa-invente", offers=[{"way": "online", "platform": platform}]))

    def test_another_platform_opens_where_a_launcher_wipes_after_it(self, client: Client) -> None:
        launched = {"User-Agent": "Chromium/140 GuichetKiosk/1"}
        sheet = "/borne/services/visa-invente/"
        assert "Ouvrir e-visa ici" in client.get(sheet, headers=launched).content.decode()
        assert "Ouvrir e-visa ici" not in client.get(sheet).content.decode()
        read = client.post("/borne/passage/ailleurs/visa-invente/").content.decode()
        assert 'href="https://evisa.example.bj/" rel="noreferrer"' in read
        assert "10 minutes" in read
        assert Sitting.objects.get().assisted

    def test_while_the_link_of_a_centre_is_cut_it_says_what_to_prepare_and_when_it_opens(
        self, client: Client, settings: LazySettings
    ) -> None:
        launched = {"User-Agent": "Chromium/140 GuichetKiosk/1"}
        settings.NODE = "centre"
        read = client.get("/borne/services/visa-invente/", headers=launched).content.decode()
        assert "La liaison de ce centre est coupée" in read
        assert "Préparez déjà les papiers ci-dessus." in read
        assert "Ouvrir e-visa ici" not in read

    def test_what_has_no_platform_opens_nothing(self, client: Client) -> None:
        publish(a_service("permis-invente"))
        assert client.post("/borne/passage/ailleurs/permis-invente/").status_code == 404
        assert client.post("/borne/passage/ailleurs/inconnu/").status_code == 404
        assert not Sitting.objects.exists()


def an_order(settings: LazySettings) -> str:
    """To restart the kiosk, which its centre has received."""
    settings.NODE, settings.CENTRE = "centre", "LOK"
    now = timezone.now()
    given = Told("a" * 32, OrderKind.RESTART_KIOSK, "Elle est figée.", now + timedelta(hours=1), "", None)
    supervision.keep_order(told=given, by="head", act=acting(now, "LOK"))
    supervision.receive_order(reference="a" * 32, act=acting(now, "LOK"))
    return "a" * 32


def test_what_was_ordered_from_afar_waits_until_the_visit_is_over(
    client: Client, first: str, settings: LazySettings
) -> None:
    client.post(first, {"nom": "Afi"})
    an_order(settings)
    before = Client().get("/borne/passage/dernier/").content
    client.post("/borne/passage/fin/")
    after = [Client().get("/borne/passage/dernier/").content for _ in range(3)]
    assert before == b""
    assert after[0] == after[1] == after[2] != before
    assert Order.objects.get().state == "done"


def test_a_page_that_is_only_read_keeps_the_kiosk_from_restarting(client: Client, settings: LazySettings) -> None:
    an_order(settings)
    assert "/borne/passage/lecture/" in client.get("/borne/moments/").content.decode()
    assert Client().get("/borne/passage/dernier/").content == b""
    with building():
        Heard.objects.filter(device="reader").update(heard_at=timezone.now() - timedelta(minutes=4))
    assert client.post("/borne/passage/lecture/").status_code == 204
    assert Client().get("/borne/passage/dernier/").content == b""
    with building():
        Heard.objects.filter(device="reader").update(heard_at=timezone.now() - timedelta(minutes=4))
    assert Client().get("/borne/passage/dernier/").content != b""
