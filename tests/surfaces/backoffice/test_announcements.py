"""At their screens, one member of staff writes for the centres and another answers; strangers learn nothing of it."""

import io
from datetime import timedelta
from html import unescape
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from PIL import Image

from guichet.commons.announcements.models import Item, Showing
from guichet.commons.announcements.vocabulary import State
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.operation import building
from tests.factories.catalogue import a_service, publish
from tests.factories.identity import give, make_staff, sign_in_staff
from tests.factories.places import make_centre

pytestmark = pytest.mark.django_db
HERE = "/agents/annonces/"


@pytest.fixture(autouse=True)
def world(settings: LazySettings, tmp_path: Path) -> None:
    settings.VAR = tmp_path
    make_centre()
    publish(a_service())


def at_a_screen(name: str, kind: RoleKind, authority: str = "mjl") -> Client:
    member, client = make_staff(f"{name}@exemple.bj", name.title()), Client()
    give(member, kind, authority=authority, unit="")
    sign_in_staff(client, member)
    return client


@pytest.fixture
def writer() -> Client:
    return at_a_screen("sena", RoleKind.OFFICER)


@pytest.fixture
def supervisor() -> Client:
    return at_a_screen("codjo", RoleKind.SUPERVISOR)


def read(answer: object) -> str:
    text = unescape(getattr(answer, "content", b"").decode())
    return text.replace("\N{NO-BREAK SPACE}", " ")


def a_day(name: str, days: int) -> dict[str, str]:
    day = timezone.localdate() + timedelta(days=days)
    return {f"{name}_day": str(day.day), f"{name}_month": str(day.month), f"{name}_year": str(day.year)}


def typed(**changes: object) -> dict[str, object]:
    written = {
        "authority": "mjl",
        "title": "Le casier en 72 heures",
        "text": "Sans se déplacer.",
        "where": "national",
        "weekdays": list("1234567"),
        "priority": "3",
        **a_day("starts_on", 0),
        **a_day("last_on", 6),
    }
    return written | changes


def proposed(writer: Client, kind: str = "announcement", **changes: object) -> Item:
    answer = writer.post(f"{HERE}ecrire/{kind}/", typed(**changes))
    assert answer.status_code == 302, read(answer)
    return Item.objects.latest("pk")


def test_an_officer_writes_and_sees_what_the_screen_would_show(writer: Client) -> None:
    item = proposed(writer, "reform", second_language="fon", second_title="Casier")
    page = read(writer.get(f"{HERE}{item.reference}/"))
    for said in ("Ce qui change", "Le casier en 72 heures", 'lang="fon"', "Tous les centres", "Sena", "doit répondre"):
        assert said in page
    assert "Approuver" not in page
    assert "Le casier en 72 heures" in read(writer.get(HERE))


def test_a_supervisor_approves_and_may_take_it_off(writer: Client, supervisor: Client) -> None:
    item = proposed(writer, where="BJ-MO", opens_at="08:00", closes_at="12:30", weekdays=["1", "5"])
    page = read(supervisor.get(f"{HERE}{item.reference}/"))
    assert "Les centres du département Mono" in page
    assert "de 08:00 à 12:30" in page
    supervisor.post(f"{HERE}{item.reference}/approuver/")
    assert "Retirer de tous les écrans" in read(supervisor.get(f"{HERE}{item.reference}/"))
    assert supervisor.post(f"{HERE}{item.reference}/retirer/", {"reason": ""}).status_code == 422
    supervisor.post(f"{HERE}{item.reference}/retirer/", {"reason": "Reporté."})
    item.refresh_from_db()
    assert (item.state, item.weekdays, item.place) == (State.WITHDRAWN, "15", "BJ-MO")
    assert "Reporté." in read(writer.get(f"{HERE}{item.reference}/"))


def test_a_refusal_says_why(writer: Client, supervisor: Client) -> None:
    item = proposed(writer, where="LOK")
    supervisor.post(f"{HERE}{item.reference}/", {"reason": "Trop long."})
    page = read(writer.get(f"{HERE}{item.reference}/"))
    assert "refusée" in page
    assert "Trop long." in page
    assert "CCSP Lokossa" in page


def test_who_wrote_it_does_not_approve_it(writer: Client) -> None:
    item = proposed(writer)
    answer = writer.post(f"{HERE}{item.reference}/approuver/")
    assert (answer.status_code, "Une autre personne doit répondre" in read(answer)) == (409, True)


def test_staff_of_another_authority_find_nothing(writer: Client) -> None:
    item = proposed(writer)
    stranger = at_a_screen("bio", RoleKind.SUPERVISOR, "mef")
    for address in (f"{HERE}{item.reference}/", f"{HERE}none/", f"{HERE}{item.reference}/image.jpg"):
        assert stranger.get(address).status_code == 404
    assert stranger.post(f"{HERE}{item.reference}/approuver/").status_code == 404
    assert "Rien n’est écrit." in read(stranger.get(HERE))
    assert stranger.post(f"{HERE}ecrire/announcement/", typed()).status_code == 422


def test_a_national_administrator_answers_and_writes_for_nobody(writer: Client) -> None:
    item = proposed(writer)
    national = at_a_screen("akim", RoleKind.ADMINISTRATOR, "")
    assert "Approuver" in read(national.get(f"{HERE}{item.reference}/"))
    assert "Écrire une annonce" not in read(national.get(HERE))
    assert national.get(f"{HERE}ecrire/announcement/").status_code == 403


def test_a_service_card_is_previewed_from_the_catalogue(writer: Client) -> None:
    item = proposed(writer, "service", service="certificat-invente")
    page = read(writer.get(f"{HERE}{item.reference}/"))
    assert item.title == "Certificat inventé"
    for said in ("Invented certificate", "non publié"):
        assert said in page
    publish()
    assert "Ce service n’est plus offert : rien n’est montré." in read(writer.get(f"{HERE}{item.reference}/"))


def a_picture(size: tuple[int, int] = (800, 600)) -> SimpleUploadedFile:
    target = io.BytesIO()
    Image.new("RGB", size, "green").save(target, "PNG")
    return SimpleUploadedFile("image.png", target.getvalue())


def test_a_picture_is_made_anew_and_shown(writer: Client) -> None:
    item = proposed(writer, "picture", picture=a_picture())
    assert f'src="{HERE}{item.reference}/image.jpg"' in read(writer.get(f"{HERE}{item.reference}/"))
    answer = writer.get(f"{HERE}{item.reference}/image.jpg")
    assert answer.headers["Content-Type"] == "image/jpeg"
    with Image.open(io.BytesIO(answer.content)) as shown:
        assert (shown.format, shown.size) == ("JPEG", (800, 600))


def test_an_announcement_has_no_picture(writer: Client) -> None:
    assert writer.get(f"{HERE}{proposed(writer).reference}/image.jpg").status_code == 404


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        (a_day("last_on", -1), "Le dernier jour vient avant le premier."),
        (a_day("last_on", -1) | a_day("starts_on", -3), "Le dernier jour est déjà passé"),
        ({"opens_at": "08:00"}, "Donnez les deux heures"),
        ({"opens_at": "12:00", "closes_at": "08:00"}, "Donnez les deux heures"),
        ({"second_language": "fon"}, "Donnez la langue et le titre dans cette langue"),
        ({"title": "x" * 91}, "la limite est de 90"),
    ],
)
def test_what_does_not_hold_together_is_said_and_nothing_is_lost(
    writer: Client, changes: dict[str, object], words: str
) -> None:
    answer = writer.post(f"{HERE}ecrire/announcement/", typed(**changes))
    assert (answer.status_code, words in read(answer)) == (422, True)
    assert "Sans se déplacer." in read(answer)
    assert not Item.objects.exists()


def test_a_picture_too_small_to_be_read_is_refused(writer: Client) -> None:
    answer = writer.post(f"{HERE}ecrire/picture/", typed(picture=a_picture((100, 100))))
    assert (answer.status_code, "trop petite" in read(answer)) == (422, True)


def test_an_unknown_kind_has_no_form(writer: Client) -> None:
    assert writer.get(f"{HERE}ecrire/film/").status_code == 404


def test_what_the_screens_showed_is_there_centre_by_centre(writer: Client) -> None:
    item = proposed(writer)
    with building():
        Showing.objects.create(
            item=item.reference, place="LOK", day=timezone.localdate(), times=240, noted_at=timezone.now()
        )
    page = read(writer.get(f"{HERE}{item.reference}/"))
    for said in ("Ce que les écrans ont montré", "CCSP Lokossa", "240"):
        assert said in page


def test_the_desk_leads_there(writer: Client) -> None:
    assert HERE in read(writer.get("/agents/"))
    assert HERE not in read(at_a_screen("expert", RoleKind.EXPERT).get("/agents/"))
