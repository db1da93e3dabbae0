"""A card and a PIN open the counter, with the link down; left alone, it locks itself."""

import io
from datetime import timedelta

import pytest
import zxingcpp
from django.contrib.auth.hashers import make_password
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from PIL import Image

from guichet.foundation.identity import cards, sessions
from guichet.foundation.identity import operations as identity
from guichet.foundation.identity.models import Card
from guichet.foundation.identity.operations import IssuedCard
from guichet.foundation.journal.models import Entry
from tests.factories.acts import an_act
from tests.surfaces.counter import PIN, text

pytestmark = pytest.mark.django_db

DOOR = "/guichet/connexion/"
LOCK = "/guichet/verrou/"


def with_pin(client: Client, issued: IssuedCard, pin: str = PIN, following: str = "") -> object:
    return client.post(DOOR, {"secret": issued.secret, "pin": pin, "next": following})


def picture_of(said: str) -> SimpleUploadedFile:
    code = zxingcpp.create_barcode(said, zxingcpp.BarcodeFormat.QRCode).to_image(scale=6, add_quiet_zones=True)
    drawn = io.BytesIO()
    Image.fromarray(code).save(drawn, "PNG")
    return SimpleUploadedFile("carte.png", drawn.getvalue(), "image/png")


def age(client: Client, minutes: int) -> None:
    session = client.session
    seen = timezone.now() - timedelta(minutes=minutes)
    session[sessions.COUNTER] = {**session[sessions.COUNTER], "seen": seen.isoformat()}
    session.save()


def test_a_reader_gives_the_card_then_the_pin_opens_the_day(client: Client, issued: IssuedCard) -> None:
    asked = client.post(DOOR, {"card": cards.printed(issued.secret), "next": "/guichet/suivre/"})
    assert "Votre code à six chiffres" in text(asked)
    assert f'value="{issued.secret}"' in text(asked)
    opened = client.post(DOOR, {"secret": issued.secret, "pin": PIN, "next": "/guichet/suivre/"})
    assert (opened.status_code, opened.headers["Location"]) == (302, "/guichet/suivre/")
    day = client.get("/guichet/")
    assert "Codjo Dossa" in text(day)
    assert Entry.objects.filter(kind="identity.card-used", place="LOK").exists()


def test_a_photo_of_the_card_does_as_well(client: Client, issued: IssuedCard) -> None:
    asked = client.post(DOOR, {"photo": picture_of(cards.printed(issued.secret))})
    assert "Votre code à six chiffres" in text(asked)


def test_a_square_that_cannot_be_read_says_what_to_do(client: Client) -> None:
    blank = io.BytesIO()
    Image.new("L", (200, 200), 255).save(blank, "PNG")
    answer = client.post(DOOR, {"photo": SimpleUploadedFile("carte.png", blank.getvalue(), "image/png")})
    assert answer.status_code == 422
    assert "Le carré de la carte n’a pas pu être lu. Présentez-la à plat" in text(answer)
    another = client.post(DOOR, {"photo": picture_of("https://exemple.bj/")})
    assert "Le carré de la carte n’a pas pu être lu" in text(another)


def test_nothing_given_says_what_to_give(client: Client) -> None:
    answer = client.post(DOOR, {"card": ""})
    assert (answer.status_code, "Présentez votre carte au lecteur" in text(answer)) == (422, True)


def test_five_wrong_pins_lock_the_card(client: Client, issued: IssuedCard) -> None:
    said = [text(with_pin(client, issued, "804714")) for _each in range(5)]
    assert "Il vous reste 4 essais." in said[0]
    assert "bloquée : cinq codes faux" in said[4]
    right = with_pin(client, issued)
    assert "bloquée : cinq codes faux" in text(right)
    assert client.get("/guichet/").status_code == 302


def test_a_missing_pin_keeps_the_card(client: Client, issued: IssuedCard) -> None:
    answer = client.post(DOOR, {"secret": issued.secret, "pin": ""})
    assert (answer.status_code, issued.secret in text(answer)) == (422, True)


def test_nobody_is_led_to_another_site(client: Client, issued: IssuedCard) -> None:
    answer = client.post(DOOR, {"secret": issued.secret, "pin": PIN, "next": "https://exemple.com/"})
    assert answer.headers["Location"] == "/guichet/"


def test_ten_minutes_alone_lock_the_counter_and_the_pin_wakes_it(codjo: Client) -> None:
    age(codjo, 9)
    assert codjo.get("/guichet/").status_code == 200
    age(codjo, 10)
    led = codjo.get("/guichet/suivre/")
    assert led.headers["Location"] == f"{LOCK}?next=/guichet/suivre/"
    assert "Le guichet s’est verrouillé" in text(codjo.get(led.headers["Location"]))
    assert "Il vous reste 4 essais." in text(codjo.post(LOCK, {"pin": "804714"}))
    woken = codjo.post(LOCK, {"pin": PIN, "next": "/guichet/suivre/"})
    assert woken.headers["Location"] == "/guichet/suivre/"
    assert codjo.get("/guichet/suivre/").status_code == 200


def test_looking_at_a_locked_counter_does_not_wake_it(codjo: Client) -> None:
    age(codjo, 11)
    for _each in range(3):
        assert codjo.get("/guichet/").headers["Location"].startswith(LOCK)


def test_whoever_walks_away_locks_at_once(codjo: Client) -> None:
    assert codjo.post("/guichet/verrouiller/").headers["Location"] == LOCK
    assert codjo.get("/guichet/").headers["Location"].startswith(LOCK)


def test_whoever_leaves_is_gone(codjo: Client) -> None:
    codjo.post("/guichet/deconnexion/")
    assert codjo.get("/guichet/").headers["Location"].startswith(DOOR)
    assert codjo.get(LOCK).headers["Location"] == DOOR
    assert codjo.post("/guichet/verrouiller/").headers["Location"] == LOCK


def test_a_card_that_was_revoked_opens_nothing_from_the_next_page_on(codjo: Client) -> None:
    identity.revoke_card(card=Card.objects.get().reference, act=an_act(timezone.now()))
    assert codjo.get("/guichet/").headers["Location"].startswith(LOCK)
    assert "ne vaut plus" in text(codjo.post(LOCK, {"pin": PIN}))


def test_a_card_opens_no_officers_desk(codjo: Client) -> None:
    assert codjo.get("/agents/").headers["Location"].startswith("/agents/connexion/")


def test_a_card_of_another_centre_opens_nothing_here(client: Client, issued: IssuedCard, settings: object) -> None:
    settings.CENTRE = "BOH"  # type: ignore[attr-defined]
    assert "n’est pas de ce centre" in text(with_pin(client, issued))


def test_in_the_demonstration_one_click_signs_in_somebody_invented(client: Client) -> None:
    assert "Entrer comme un point focal inventé" in text(client.get(DOOR))
    assert client.post("/guichet/demonstration/").headers["Location"] == "/guichet/"
    assert "Sènan Hounkpatin" in text(client.get("/guichet/"))
    client.post("/guichet/verrouiller/")
    assert "le code est 270641" in text(client.get(LOCK))
    client.post("/guichet/demonstration/")
    assert Card.objects.count() == 1


def test_nobody_is_invented_elsewhere(client: Client, settings: object) -> None:
    settings.DEMONSTRATION = False  # type: ignore[attr-defined]
    assert "Entrer comme" not in text(client.get(DOOR))
    with pytest.raises(identity.CardNotIssued, match="hors de la démonstration"):
        client.post("/guichet/demonstration/")
    assert make_password(None).startswith("!")
