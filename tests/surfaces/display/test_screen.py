"""The screen of the waiting room says what is true now, alone and for ever, and falls to a calm page."""

import io
import wave
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from html import unescape
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import Client

from guichet.commons.announcements import operations as announcements
from guichet.commons.announcements.drafts import Draft, Words
from guichet.commons.announcements.models import Showing
from guichet.commons.announcements.schedule import Schedule
from guichet.commons.announcements.vocabulary import Kind, Priority
from guichet.commons.sync import blobs
from guichet.commons.sync import operations as sync
from guichet.domains.reception import operations as reception
from guichet.domains.reception.models import Ticket
from guichet.domains.reception.vocabulary import Purpose, Sex
from guichet.domains.relations import operations as relations
from guichet.domains.relations.operations import ToldTurn
from guichet.domains.relations.vocabulary import TurnState
from guichet.domains.supervision import operations as supervision
from guichet.domains.supervision import tasks
from guichet.domains.supervision.drafts import Told
from guichet.domains.supervision.models import Order
from guichet.domains.supervision.vocabulary import OrderKind
from guichet.foundation.demonstration import clock
from guichet.foundation.lib.act import PlaceId
from guichet.surfaces.display.home import pages
from guichet.surfaces.ui.playlist import in_turn
from tests.domains.casework.granted import publish_a_service
from tests.factories.acts import an_act
from tests.factories.catalogue import a_service, publish
from tests.factories.places import make_centre, make_office_hours
from tests.factories.videos import a_webm

pytestmark = pytest.mark.django_db
HERE = "/ecran/"
NOON = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)  # a Friday, 11:00 in Benin
WEEK = Schedule(NOON.date(), NOON.date() + timedelta(days=7))
DRAFT = Draft("mjl", Kind.REFORM, Words("Le casier en 72 heures", "Sans se déplacer."), WEEK)


@pytest.fixture(autouse=True)
def centre(settings: LazySettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.VAR, settings.NODE = tmp_path, "centre"
    monkeypatch.setattr(clock, "now", lambda: NOON)
    make_office_hours(make_centre())


@pytest.fixture
def called() -> Ticket:
    """A ticket that a desk of this centre has just called."""
    act = replace(an_act(NOON), place=PlaceId("LOK"))
    reception.welcome(sex=Sex.WOMAN, purpose=Purpose.ASK, act=act)
    return reception.call_next(act=act)


def put_up(draft: Draft = DRAFT, reference: str = "one") -> None:
    announcements.put_up(reference=reference, draft=draft, act=an_act(NOON))


def read(address: str = HERE) -> str:
    answer = Client().get(address)
    assert answer.status_code == 200
    return (
        unescape(answer.content.decode()).replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")
    )


def test_with_nothing_to_show_it_says_where_one_is_and_when_it_is_open() -> None:
    page = read()
    for said in ("CCSP Lokossa", "11 h 00", "Ouvert", "Ferme à 12 h 30.", "Bienvenue", "Pas encore relié"):
        assert said in page
    assert "On appelle le ticket" not in page


def test_a_closed_centre_says_when_it_opens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOON + timedelta(hours=8))
    page = read()
    assert "Fermé" in page
    assert "Ouvre le 23 novembre 2026 à 8 h 00." in page


def test_a_centre_that_this_node_does_not_know_still_shows_its_name(settings: LazySettings) -> None:
    settings.CENTRE = "XXX"
    page = read()
    assert "<h1>XXX</h1>" in page
    assert "Ouvert" not in page


def test_it_says_until_when_it_is_up_to_date() -> None:
    sync.begin_epoch(reason="new", act=an_act(NOON))
    sync.note_contact(clock_offset=0.0, act=an_act(NOON - timedelta(days=2)))
    assert "À jour au 18 novembre 2026 à 11 h 00" in read()


def test_it_says_things_in_french_then_in_their_second_language() -> None:
    put_up(replace(DRAFT, second_language="fon", second=Words("Casier", "Fɔngbè")))
    page = read()
    assert page.index("Ce qui change") < page.index("Le casier en 72 heures") < page.index('lang="fon"')
    assert page.count('data-slide="one"') == 2


def test_a_service_card_is_drawn_from_the_catalogue_in_two_languages() -> None:
    papers = [{"text": {"fr": f"Papier {number}", "en": f"Paper {number}"}} for number in range(6)]
    publish(
        a_service(
            offers=[
                {
                    "way": "centre",
                    "fees": [{"amount": 1900}, {"amount": 5000, "label": {"fr": "Express"}}],
                    "delay": {"kind": "duration", "at_most": 72, "unit": "hours"},
                    "papers": papers,
                }
            ]
        )
    )
    put_up(replace(DRAFT, kind=Kind.SERVICE, service="certificat-invente"))
    page = read()
    for said in ("Certificat inventé", "Invented certificate", "de 1 900 à 5 000 F CFA", "72 heures", "72 hours"):
        assert said in page
    for said in ("Papier 3", "Paper 3", "et 2 autres papiers", "Dans un centre de service public"):
        assert said in page
    assert "Papier 4" not in page


@pytest.mark.parametrize(("fees", "said"), [(None, "non publié"), ([], "Gratuit"), ([{"amount": 0}], "Gratuit")])
def test_what_the_state_has_not_published_is_not_guessed(fees: object, said: str) -> None:
    publish(a_service(offers=[{"way": "unspecified", "fees": fees}]))
    put_up(replace(DRAFT, kind=Kind.SERVICE, service="certificat-invente"))
    page = read()
    assert said in page
    assert "Papiers à apporter" not in page


def test_a_tariff_that_is_over_is_not_shown() -> None:
    publish(a_service(offers=[{"way": "centre", "fees": [{"amount": 700, "until": "2026-01-01"}], "papers": []}]))
    put_up(replace(DRAFT, kind=Kind.SERVICE, service="certificat-invente"))
    page = read()
    assert "700" not in page
    assert "non publié" in page


def test_a_service_that_is_offered_no_longer_is_left_out() -> None:
    put_up(replace(DRAFT, kind=Kind.SERVICE, service="parti"))
    assert "Bienvenue" in read()


def test_the_urgent_is_alone_on_the_screen() -> None:
    put_up()
    put_up(replace(DRAFT, words=Words("Eau coupée"), priority=Priority.URGENT), "two")
    page = read()
    assert "Urgent" in page
    assert "Le casier en 72 heures" not in page


def test_what_has_ended_is_gone_without_any_link(monkeypatch: pytest.MonkeyPatch) -> None:
    put_up()
    monkeypatch.setattr(clock, "now", lambda: NOON + timedelta(days=7))
    assert "Le casier en 72 heures" not in read()


def test_without_script_the_clock_turns_the_slides(monkeypatch: pytest.MonkeyPatch) -> None:
    put_up()
    put_up(replace(DRAFT, words=Words("Deux")), "two")

    def in_sight(seconds: int) -> str:
        monkeypatch.setattr(clock, "now", lambda: NOON + timedelta(seconds=seconds))
        slides = [part for part in read().split("<section") if "data-slide=" in part]
        (shown,) = [part for part in slides if " hidden>" not in part.partition("\n")[0]]
        return shown.partition('data-slide="')[2].partition('"')[0]

    assert {in_sight(0), in_sight(15)} == {"one", "two"}
    assert '<noscript><meta http-equiv="refresh" content="15"></noscript>' in read()


def test_the_important_comes_back_between_the_others() -> None:
    assert in_turn(["A", "B"], ["c", "d", "e"]) == ("A", "c", "B", "d", "A", "e", "B")
    assert in_turn(["A"], ["c", "d", "e"]) == ("A", "c", "A", "d", "A", "e")
    assert in_turn([], ["c"]) == ("c",)
    assert in_turn(["A"], []) == ("A",)


def test_how_long_services_really_take_is_said_or_that_nobody_knows() -> None:
    publish(a_service())
    assert "La moitié des réponses en" not in read()  # it is not run here
    publish_a_service()
    assert "pas encore mesuré" in read()
    announcements.take_delays(hours={"certificat-invente": 41}, act=an_act(NOON))
    assert "41 heures" in read()
    announcements.take_delays(hours={"certificat-invente": 100}, act=an_act(NOON))
    assert "5 jours" in read()


def test_a_ticket_is_called_with_a_chime_and_a_voice(called: Ticket) -> None:
    page = read(f"{HERE}suite/")
    assert "On appelle le ticket" in page
    family, number = called.spoken.split()
    assert f"{family} {number}" in page
    voice = f"/ecran/voix/{family}-{number}-1.wav"
    assert f'data-call="{family}-{number}-1" data-voice="{voice}"' in page
    for address in ("/ecran/appel.wav", voice):
        answer = Client().get(address)
        assert answer.headers["Content-Type"] == "audio/wav"
        with wave.open(io.BytesIO(answer.content)) as sound:
            assert sound.getnframes() / sound.getframerate() > 1


def test_called_again_it_sounds_again(called: Ticket) -> None:
    act = replace(an_act(NOON), place=PlaceId("LOK"))
    reception.call(ticket=called.reference, act=act)
    assert f'data-call="{"-".join(called.spoken.split())}-2"' in read()


def test_the_voice_says_nothing_that_no_desk_calls(called: Ticket) -> None:
    family, number = called.spoken.split()
    for key in (f"{family}-999-1", f"{family}-{number}-2", "x"):
        assert Client().get(f"/ecran/voix/{key}.wav").status_code == 404


@pytest.mark.usefixtures("called")
def test_a_number_of_the_desk_of_relations_is_called_too_with_its_own_voice() -> None:
    told = ToldTurn("turn", NOON.date(), 7, TurnState.CALLED)
    relations.keep_turn(told=told, act=replace(an_act(NOON + timedelta(seconds=1)), place=PlaceId("LOK")))
    page = read(f"{HERE}suite/")
    assert 'data-call="guichet-7" data-voice="/ecran/voix/guichet-7.wav"' in page
    desk = '<span class="screen__where">au guichet des relations avec les usagers</span>'
    number = page.index(f"On appelle le</span> <strong>N° 7</strong> {desk}")
    assert number < page.index("On appelle le ticket") < page.index('<span class="screen__where">au guichet du centre')
    assert Client().get("/ecran/voix/guichet-7.wav").headers["Content-Type"] == "audio/wav"
    assert Client().get("/ecran/voix/guichet-8.wav").status_code == 404


def test_the_voice_says_where_to_go(called: Ticket) -> None:
    at, here = NOON + timedelta(seconds=1), PlaceId("LOK")
    relations.keep_turn(told=ToldTurn("turn", NOON.date(), 7, TurnState.CALLED), act=replace(an_act(at), place=here))
    family, number = called.spoken.split()
    key, spelled = f"{family}-{number}-1", f"{family}, {' '.join(number)}"
    assert pages.announced(here, key, at) == f"Le ticket {spelled} est appelé au guichet du centre."
    desk = "Le numéro 7 est appelé au guichet des relations avec les usagers."
    assert pages.announced(here, "guichet-7", at) == desk


def test_a_picture_is_shown_with_its_words_and_nothing_else_leaves_the_disk() -> None:
    picture = blobs.keep(b"\xff\xd8\xff a picture")
    put_up(replace(DRAFT, kind=Kind.PICTURE, picture=picture))
    assert f'<img src="/ecran/image/{picture}.jpg" alt="Sans se déplacer.">' in read()
    answer = Client().get(f"/ecran/image/{picture}.jpg")
    assert (answer.content, answer.headers["Content-Type"]) == (b"\xff\xd8\xff a picture", "image/jpeg")
    other = blobs.keep(b"a recording of a voice")
    for digest in (other, "0" * 64, "x"):
        assert Client().get(f"/ecran/image/{digest}.jpg").status_code == 404


def test_what_was_shown_is_told_once_a_minute() -> None:
    put_up()
    told = {"shown": '{"one": 3}'}
    assert [Client().post(f"{HERE}passages/", told).status_code for _twice in range(2)] == [204, 429]
    assert list(Showing.objects.values_list("item", "place", "times")) == [("one", "LOK", 3)]


@pytest.mark.parametrize("shown", ["", "x", "[1]", '{"one": "many"}', '{"one": null}', "[" * 3000])
def test_what_no_screen_tells_is_refused(shown: str) -> None:
    assert Client().post(f"{HERE}passages/", {"shown": shown}).status_code == 400


def test_a_screen_does_not_tell_of_a_thousand_things() -> None:
    many = "{" + ",".join(f'"{number}": 1' for number in range(101)) + "}"
    assert Client().post(f"{HERE}passages/", {"shown": many}).status_code == 400


def ordered(kind: OrderKind, reference: str = "a" * 32, *, item: str = "", lasts: timedelta | None = None) -> str:
    """The centre hears it, and its worker does at once what can be done."""
    until = NOON + lasts if lasts else None
    told = Told(reference, kind, "Pour la réunion.", NOON + timedelta(hours=1), item, until)
    acting = replace(an_act(NOON), place=PlaceId("LOK"))
    supervision.keep_order(told=told, by="head", act=acting)
    tasks.obey(reference, acting)
    return reference


def test_one_announcement_stands_alone_as_ordered_until_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    put_up()
    put_up(replace(DRAFT, words=Words("Fermé lundi")), "two")
    ordered(OrderKind.PIN, item="two", lasts=timedelta(minutes=30))
    assert "Fermé lundi" in (page := read())
    assert "Le casier en 72 heures" not in page
    put_up(replace(DRAFT, words=Words("Alerte aux eaux"), priority=Priority.URGENT), "three")
    assert "Alerte aux eaux" in (page := read())
    assert "Fermé lundi" not in page
    announcements.take_down(reference="three", act=an_act(NOON))
    monkeypatch.setattr(clock, "now", lambda: NOON + timedelta(minutes=30))
    assert "Le casier en 72 heures" in read()


def test_what_was_withdrawn_while_it_stood_alone_gives_the_screen_back() -> None:
    put_up()
    put_up(replace(DRAFT, words=Words("Fermé lundi")), "two")
    ordered(OrderKind.PIN, item="two", lasts=timedelta(minutes=30))
    announcements.take_down(reference="two", act=an_act(NOON))
    assert "Le casier en 72 heures" in read()


def test_a_screen_that_is_told_to_begins_anew_and_says_so() -> None:
    assert 'data-mark=""' in read()
    reference = ordered(OrderKind.RESTART_SCREEN)
    assert f'data-mark="{reference}"' in read("/ecran/suite/?depuis=")
    assert Order.objects.get().state == "received"
    read(f"/ecran/suite/?depuis={reference}")
    assert Order.objects.get().state == "done"


def test_a_video_plays_without_sound_with_its_words_under_it_and_is_counted() -> None:
    digest, poster = blobs.keep(a_webm()), blobs.keep(b"\xff\xd8\xff")
    put_up(replace(DRAFT, kind=Kind.VIDEO, picture=poster, video=digest, seconds=14))
    page = read()
    for said in (
        f'src="/ecran/video/{digest}/"',
        f'poster="/ecran/image/{poster}.jpg"',
        "muted loop playsinline",
        'data-seconds="14"',
        "Sans se déplacer.",
    ):
        assert said in page
    answer = Client().get(f"/ecran/video/{digest}/", headers={"Range": "bytes=0-3"})
    assert (answer.status_code, answer.content, answer.headers["Content-Type"]) == (206, a_webm()[:4], "video/webm")
    for other in (poster, "x", "0" * 64):
        assert Client().get(f"/ecran/video/{other}/").status_code == 404
    assert Client().post("/ecran/passages/", {"shown": '{"one": 2}'}).status_code == 204
    assert Showing.objects.get().times == 2
