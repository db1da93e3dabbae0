"""At the counter a sentence is said; at the back office another person listens; then it is heard."""

import csv
import io
from html import unescape
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from guichet.commons.listening import queries as listening
from guichet.commons.listening.models import Clip, State
from guichet.commons.sync import blobs
from guichet.foundation.identity import operations as identity
from guichet.foundation.identity import sessions
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.act import PlaceId
from tests.factories.acts import an_act
from tests.factories.catalogue import a_service, publish
from tests.factories.identity import give, make_staff, sign_in_staff
from tests.factories.places import make_centre

pytestmark = pytest.mark.django_db

COUNTER = "/guichet/enregistrements/"
HERE = f"{COUNTER}certificat-invente/fon/"
DESK = "/agents/enregistrements/"
SOUND = b"\x1aE\xdf\xa3....webm a voice in fon"
SENTENCES = ("Certificat inventé", "Un certificat qui n’existe pas.", "Vous", "Nom")


@pytest.fixture(autouse=True)
def centre(settings: LazySettings, tmp_path: Path) -> None:
    settings.VAR, settings.NODE = tmp_path, "centre"
    make_centre()
    question = {"type": "text", "name": "nom", "label": {"fr": "Nom", "en": "Name"}}
    publish(a_service(sections=[{"code": "a", "title": {"fr": "Vous", "en": "You"}, "questions": [question]}]))


def signed_in(name: str, kind: RoleKind, *, authority: str) -> Client:
    member, client = make_staff(f"{name}@exemple.bj", name.title()), Client()
    give(member, kind, authority=authority, unit="")
    sign_in_staff(client, member)
    return client


@pytest.fixture
def focal_point() -> Client:
    return a_focal_point()


def a_focal_point() -> Client:
    """At the counter, as if card and PIN had just been proved."""
    member, client = make_staff("sena@exemple.bj", "Sena"), Client()
    give(member, RoleKind.FOCAL_POINT, authority="", unit="", place="LOK")
    issued = identity.issue_card(staff=member.reference, place=PlaceId("LOK"), pin="493817", act=an_act(timezone.now()))
    session = client.session
    sessions.enter_counter(session, card=issued.card.reference, at=timezone.now())
    session.save()
    client.cookies["sessionid"] = session.session_key or ""
    return client


@pytest.fixture
def officer() -> Client:
    return signed_in("bio", RoleKind.OFFICER, authority="mjl")


@pytest.fixture
def supervisor() -> Client:
    return signed_in("codjo", RoleKind.SUPERVISOR, authority="mjl")


def a_sound(content: bytes = SOUND) -> SimpleUploadedFile:
    return SimpleUploadedFile("clip", content, content_type="text/html")


def read(answer: object) -> str:
    content = getattr(answer, "content", b"")
    return unescape(content.decode())


def said(focal_point: Client, number: int = 1, content: bytes = SOUND) -> Clip:
    answer = focal_point.post(f"{HERE}?phrase={number}", {"sound": a_sound(content)})
    assert answer.status_code == 302
    return Clip.objects.latest("pk")


def test_a_focal_point_says_one_sentence_after_the_other(focal_point: Client) -> None:
    assert "4 à dire" in read(focal_point.get(COUNTER))
    for number, sentence in enumerate(SENTENCES, 1):
        page = read(focal_point.get(HERE))
        assert f"Phrase {number} sur 4" in page
        assert sentence in page
        clip = said(focal_point, number)
        assert (clip.source, clip.language, clip.media, clip.place) == (sentence, "fon", "audio/webm", "LOK")
    last = focal_point.get(HERE)
    assert "à écouter" in read(last)
    done = read(focal_point.get(f"{COUNTER}?envoye"))
    assert "Toutes les phrases de ce service sont dites." in done
    assert "tout est dit" in done


def test_after_the_last_sentence_the_list_of_services_says_so(focal_point: Client) -> None:
    for number in range(1, 4):
        said(focal_point, number)
    answer = focal_point.post(f"{HERE}?phrase=4", {"sound": a_sound()})
    assert answer.headers["Location"] == f"{COUNTER}?envoye"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "L’enregistrement est vide."),
        (b"<html>no sound</html>", "Ce fichier n’est pas un enregistrement que la borne sait lire."),
        (SOUND + b"x" * 500_000, "L’enregistrement est trop long."),
    ],
)
def test_what_is_no_recording_is_refused_in_words_and_nothing_is_kept(
    focal_point: Client, content: bytes, words: str
) -> None:
    answer = focal_point.post(HERE, {"sound": a_sound(content)})
    assert answer.status_code == 422
    assert words in read(answer)
    assert not Clip.objects.exists()


@pytest.mark.parametrize(
    ("head", "media"),
    [
        (b"OggS....OpusHead", "audio/ogg"),
        (b"RIFF....WAVEfmt ", "audio/wav"),
        (b"....ftypM4A ", "audio/mp4"),
    ],
)
def test_recordings_of_other_browsers_are_known_by_their_content(focal_point: Client, head: bytes, media: str) -> None:
    assert said(focal_point, content=head).media == media


def test_nothing_sent_is_said_in_words(focal_point: Client) -> None:
    assert "Enregistrez la phrase avant de l’envoyer." in read(focal_point.post(HERE, {}))


def test_only_a_focal_point_of_this_centre_records_here(supervisor: Client) -> None:
    assert supervisor.get(HERE).headers["Location"].startswith("/guichet/")
    assert not Clip.objects.exists()


@pytest.mark.parametrize("address", ["certificat-invente/fr/", "certificat-invente/xx/", "inconnu/fon/"])
def test_what_is_never_recorded_has_no_page(focal_point: Client, address: str) -> None:
    assert focal_point.get(COUNTER + address).status_code == 404


def test_a_service_without_questions_has_nothing_to_say(focal_point: Client) -> None:
    publish(a_service())
    assert "Aucun service ne pose de questions ici." in read(focal_point.get(COUNTER))
    assert focal_point.get(HERE).status_code == 404


def test_another_person_listens_approves_and_it_is_heard(focal_point: Client, supervisor: Client) -> None:
    clip = said(focal_point)
    listed = read(supervisor.get(DESK))
    assert "Certificat inventé" in listed
    assert "Fɔngbè, enregistré à CCSP Lokossa" in listed
    sound = supervisor.get(f"{DESK}{clip.reference}/son")
    assert (sound.content, sound.headers["Content-Type"]) == (SOUND, "audio/webm")
    assert "Approuver" in read(supervisor.get(f"{DESK}{clip.reference}/"))
    assert supervisor.post(f"{DESK}{clip.reference}/approuver/").headers["Location"] == DESK
    heard = listening.audio_of("Certificat inventé", "fon")
    assert heard is not None
    assert "Rien n’attend." in read(supervisor.get(DESK))
    assert "approuvé" in read(focal_point.get(f"{HERE}?phrase=1"))


def test_a_refusal_is_read_at_the_counter_and_the_sentence_is_to_be_said_again(
    focal_point: Client, supervisor: Client
) -> None:
    clip = said(focal_point)
    missing = supervisor.post(f"{DESK}{clip.reference}/", {"reason": ""})
    assert missing.status_code == 422
    supervisor.post(f"{DESK}{clip.reference}/", {"reason": "Trop de bruit."})
    page = read(focal_point.get(HERE))
    assert "Phrase 1 sur 4" in page
    assert "Trop de bruit." in page


def test_what_was_approved_may_be_withdrawn(focal_point: Client, supervisor: Client) -> None:
    clip = said(focal_point)
    supervisor.post(f"{DESK}{clip.reference}/approuver/")
    assert "Retirer cet enregistrement" in read(supervisor.get(f"{DESK}{clip.reference}/"))
    supervisor.post(f"{DESK}{clip.reference}/retirer/", {"reason": "Un mot est faux."})
    clip.refresh_from_db()
    assert clip.state == State.WITHDRAWN
    assert listening.audio_of("Certificat inventé", "fon") is None


def test_answered_twice_says_that_it_was(focal_point: Client, supervisor: Client) -> None:
    clip = said(focal_point)
    supervisor.post(f"{DESK}{clip.reference}/approuver/")
    again = supervisor.post(f"{DESK}{clip.reference}/approuver/")
    assert (again.status_code, "Quelqu’un a déjà répondu" in read(again)) == (409, True)


def test_nobody_approves_what_has_not_arrived(focal_point: Client, supervisor: Client) -> None:
    clip = said(focal_point)
    blobs.path(clip.sound).unlink()
    assert "Le son est encore en route." in read(supervisor.get(f"{DESK}{clip.reference}/"))
    assert supervisor.get(f"{DESK}{clip.reference}/son").status_code == 404
    assert supervisor.post(f"{DESK}{clip.reference}/approuver/").status_code == 409
    clip.refresh_from_db()
    assert clip.state == State.WAITING


def test_an_officer_judges_nothing_and_an_unknown_recording_is_not_found(
    focal_point: Client, officer: Client, supervisor: Client
) -> None:
    clip = said(focal_point)
    assert officer.get(DESK).status_code == 403
    assert officer.get(f"{DESK}{clip.reference}/").status_code == 403
    assert supervisor.get(f"{DESK}none/").status_code == 404
    assert supervisor.post(f"{DESK}none/approuver/").status_code == 404


def test_what_is_missing_is_listed_and_fits_a_spreadsheet(focal_point: Client, supervisor: Client) -> None:
    clip = said(focal_point)
    supervisor.post(f"{DESK}{clip.reference}/approuver/")
    assert "1 sur 4" in read(supervisor.get(f"{DESK}manquants/"))
    rows = list(csv.reader(io.StringIO(supervisor.get(f"{DESK}manquants.csv").content.decode())))
    assert rows[0] == ["service", "language", "text"]
    assert [text for _service, language, text in rows[1:] if language == "fon"] == list(SENTENCES[1:])
    assert len(rows) == 1 + 3 + 3 * 4


def test_the_desk_and_the_counter_lead_there(supervisor: Client, officer: Client, focal_point: Client) -> None:
    assert DESK in read(supervisor.get("/agents/"))
    assert DESK not in read(officer.get("/agents/"))
    assert COUNTER in read(focal_point.get("/guichet/"))
