"""A video is written, seen as the screen will show it by whoever approves, and played at the centre."""

from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from guichet.commons.announcements.models import Item
from guichet.commons.intake.uploads import antivirus
from guichet.commons.intake.uploads.antivirus import Verdict
from guichet.commons.sync import blobs
from guichet.foundation.identity.vocabulary import RoleKind
from tests.factories.catalogue import a_service, publish
from tests.factories.places import make_centre
from tests.factories.videos import a_webm, an_mp4
from tests.surfaces.backoffice.test_announcements import HERE, a_picture, at_a_screen, proposed, read, typed

pytestmark = pytest.mark.django_db
VIDEO = a_webm()


@pytest.fixture(autouse=True)
def world(settings: LazySettings, tmp_path: Path) -> None:
    settings.VAR, settings.DEMONSTRATION = tmp_path, True
    make_centre()
    publish(a_service())


@pytest.fixture
def writer() -> Client:
    return at_a_screen("sena", RoleKind.OFFICER)


@pytest.fixture
def supervisor() -> Client:
    return at_a_screen("codjo", RoleKind.SUPERVISOR)


def a_video(content: bytes = VIDEO, name: str = "film.webm") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def a_film(writer: Client, **changes: object) -> Item:
    return proposed(writer, "video", **{"picture": a_picture(), "video": a_video(), **changes})


def test_whoever_approves_sees_it_in_each_language_on_screens_of_both_shapes(
    writer: Client, supervisor: Client
) -> None:
    item = a_film(writer, second_language="fon", second_title="Casier", second_text="Fɔngbè")
    page = read(supervisor.get(f"{HERE}{item.reference}/"))
    for said in ("Écran en largeur, Français", "Écran en hauteur, Fɔngbè", "Approuver"):
        assert said in page
    assert page.index("Écran en largeur") < page.index("Approuver : les écrans la montrent")
    for face, said in ((0, "Le casier en 72 heures"), (1, "Fɔngbè")):
        answer = supervisor.get(f"{HERE}{item.reference}/ecran/{face}/")
        shown = read(answer)
        for each in (said, "CCSP Lokossa", f'src="{HERE}{item.reference}/video/"', "screen--preview"):
            assert each in shown
        assert "data-since" not in shown
        assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"
        assert "frame-ancestors 'self'" in answer.headers["Content-Security-Policy"]
    assert supervisor.get(f"{HERE}{item.reference}/ecran/2/").status_code == 404
    assert "frame-src 'self'" in supervisor.get(f"{HERE}{item.reference}/").headers["Content-Security-Policy"]


def test_no_other_page_may_be_framed(writer: Client) -> None:
    answer = writer.get(HERE)
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize(("where", "name"), [("LOK", "CCSP Lokossa"), ("BJ-MO", "CCSP Lokossa")])
def test_it_is_shown_on_the_screen_of_a_centre_that_it_is_for(writer: Client, where: str, name: str) -> None:
    item = proposed(writer, where=where)
    assert f"<h1>{name}</h1>" in read(writer.get(f"{HERE}{item.reference}/ecran/0/"))


def test_staff_of_another_authority_see_neither_video_nor_screen(writer: Client) -> None:
    item = a_film(writer)
    stranger = at_a_screen("bio", RoleKind.SUPERVISOR, "mef")
    for address in ("video/", "ecran/0/"):
        assert writer.get(f"{HERE}{item.reference}/{address}").status_code == 200
        assert stranger.get(f"{HERE}{item.reference}/{address}").status_code == 404
    assert writer.get(f"{HERE}{proposed(writer).reference}/video/").status_code == 404


def test_a_browser_gets_the_part_that_it_asks_for(writer: Client) -> None:
    address = f"{HERE}{a_film(writer).reference}/video/"

    def part(asked: str) -> tuple[int, str, bytes]:
        answer = writer.get(address, headers={"Range": asked})
        return answer.status_code, answer.headers.get("Content-Range", ""), answer.content

    whole = writer.get(address)
    assert (whole.content, whole.headers["Content-Type"]) == (VIDEO, "video/webm")
    length = len(VIDEO)
    assert part("bytes=0-9") == (206, f"bytes 0-9/{length}", VIDEO[:10])
    assert part("bytes=10-") == (206, f"bytes 10-{length - 1}/{length}", VIDEO[10:])
    assert part("bytes=-4") == (206, f"bytes {length - 4}-{length - 1}/{length}", VIDEO[-4:])
    assert part("bytes=0-999999999") == (206, f"bytes 0-{length - 1}/{length}", VIDEO)
    assert part(f"bytes={length}-")[:2] == (416, f"bytes */{length}")
    for asked in ("bytes=-", "bytes=0-1,4-5", "lines=1-2"):
        assert part(asked) == (200, "", VIDEO)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"video": a_video(b"%PDF-1.7", "film.mp4")}, "n’est pas une vidéo MP4 ou WebM"),
        ({"video": a_video(an_mp4(codec=b"hvc1"), "film.mp4")}, "L’écran ne sait pas lire cette vidéo."),
        ({"video": a_video(VIDEO + antivirus.EICAR)}, "Ce fichier contient un virus"),
        ({"video": a_video(name="film.avi")}, "n’est pas d’un type accepté"),
        ({"text": ""}, "Ce que la vidéo montre et dit"),
        ({"picture": ""}, "Image montrée avant que la vidéo joue"),
    ],
)
def test_what_is_refused_says_why_and_nothing_that_was_written_is_lost(
    writer: Client, changes: dict[str, object], words: str
) -> None:
    sent = typed(**{"picture": a_picture(), "video": a_video(), **changes})
    answer = writer.post(f"{HERE}ecrire/video/", sent)
    assert (answer.status_code, words in read(answer)) == (422, True)
    assert "Le casier en 72 heures" in read(answer)
    assert not Item.objects.exists()


@pytest.mark.parametrize(("verdict", "demonstration"), [(Verdict.DOUBT, True), (Verdict.ABSENT, False)])
def test_what_nothing_scans_is_not_taken(
    writer: Client,
    settings: LazySettings,
    monkeypatch: pytest.MonkeyPatch,
    verdict: Verdict,
    demonstration: bool,  # noqa: FBT001 a parameter of the test
) -> None:
    settings.DEMONSTRATION = demonstration
    monkeypatch.setattr(antivirus, "scan", lambda _data: verdict)
    answer = writer.post(f"{HERE}ecrire/video/", typed(picture=a_picture(), video=a_video()))
    assert (answer.status_code, "L’analyse des virus est arrêtée" in read(answer)) == (422, True)


def test_the_files_of_a_video_are_kept_under_their_content(writer: Client) -> None:
    item = a_film(writer)
    assert blobs.read(item.video) == VIDEO
    assert (item.seconds, blobs.read(item.picture)[:3]) == (3, b"\xff\xd8\xff")
