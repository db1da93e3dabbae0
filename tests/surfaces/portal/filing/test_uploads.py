"""Files in pieces over links that break, and files in a plain post."""

from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from guichet.commons.intake.uploads import partial
from guichet.surfaces.portal.filing.views import files
from tests.factories import uploads
from tests.factories.uploads import a_file
from tests.surfaces.portal.filing.test_way_through import up_to_the_papers
from tests.surfaces.portal.filing.walking import address, begin, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("national_catalogue")]
STEP = address("etape/acte_naissance/")
TYPE = "application/offset+octet-stream"


@pytest.fixture(autouse=True)
def own_disk(settings: Settings, tmp_path: Path) -> None:
    settings.VAR = tmp_path
    settings.CLAMD_SOCKET = tmp_path / "nobody"


def announce(client: Client, data: bytes, **changes: object) -> tuple[str, str]:
    facts = {"question": "acte_naissance", "name": "acte.jpg", "length": len(data)} | changes
    answer = client.post(address("envois/"), facts)
    assert answer.status_code == 201, answer.content
    return answer["Location"], answer["Upload-Offset"]


def patch(client: Client, where: str, piece: bytes, offset: int) -> tuple[int, str]:
    answer = client.patch(where, piece, content_type=TYPE, headers={"Upload-Offset": str(offset)})
    return answer.status_code, answer.headers.get("Upload-Offset", "")


def test_a_file_comes_in_pieces_and_goes_on_where_it_stopped(client: Client, a_photograph: bytes) -> None:
    begin(client)
    where, _offset = announce(client, a_photograph)
    assert patch(client, where, a_photograph[:1000], 0) == (204, "1000")
    assert patch(client, where, a_photograph[:1000], 0) == (409, "1000")
    assert client.head(where)["Upload-Offset"] == "1000"
    assert announce(client, a_photograph) == (where, "1000")
    assert patch(client, where, a_photograph[1000:], 1000) == (204, str(len(a_photograph)))
    assert client.head(where).status_code == 404
    assert list((partial._folder()).glob("*")) == []


@pytest.fixture
def whole(client: Client, a_photograph: bytes, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of a file whose last byte was written when the process died: nobody checked it."""
    up_to_the_papers(client)
    where, _offset = announce(client, a_photograph)
    with monkeypatch.context() as patched:
        patched.setattr(files, "_finish", lambda *_: None)
        assert patch(client, where, a_photograph, 0) == (204, str(len(a_photograph)))
    assert "acte.jpg" not in text(client.get(STEP))
    return where


def test_a_file_that_arrived_whole_before_a_crash_is_checked_when_it_is_announced_again(
    client: Client, whole: str, a_photograph: bytes
) -> None:
    assert announce(client, a_photograph) == (whole, str(len(a_photograph)))
    assert "acte.jpg" in text(client.get(STEP))
    assert client.head(whole).status_code == 404


def test_a_file_that_arrived_whole_before_a_crash_is_checked_when_one_asks_how_far_it_came(
    client: Client, whole: str, a_photograph: bytes
) -> None:
    assert client.head(whole)["Upload-Offset"] == str(len(a_photograph))
    assert "acte.jpg" in text(client.get(STEP))
    assert announce(client, a_photograph)[1] == "0"


def test_a_refused_file_that_arrived_whole_before_a_crash_is_refused_then(
    client: Client, whole: str, a_photograph: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(partial, "take", lambda _: b"%!PS")
    assert client.head(whole).status_code == 422
    facts = {"question": "acte_naissance", "name": "acte.jpg", "length": len(a_photograph)}
    assert client.post(address("envois/"), facts).status_code == 201


def test_an_attached_file_is_shown_with_how_far_it_was_checked_and_can_be_taken_back(client: Client) -> None:
    up_to_the_papers(client)
    client.post(STEP, {"acte_naissance": a_file(uploads.a_pdf_that_acts(), "acte.pdf"), "action": "send"})
    page = client.get(STEP)
    assert "Ce qui pouvait agir tout seul dans ce PDF a été retiré ; ses pages sont gardées." in text(page)
    assert "Non analysé : ce site de démonstration n’a pas d’antivirus." in text(page)
    action = page.content.decode().partition('value="remove:')[2].partition('"')[0]
    client.post(STEP, {"action": f"remove:{action}"})
    assert "acte.pdf" not in text(client.get(STEP))
    assert [path for path in (partial._folder().parent / "files").rglob("*") if path.is_file()] == []


def test_more_than_was_announced_is_not_kept(client: Client, a_photograph: bytes) -> None:
    begin(client)
    where, _offset = announce(client, a_photograph)
    assert patch(client, where, a_photograph + bytes(1000), 0) == (204, str(len(a_photograph)))


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (
            {"length": 5_000_001},
            "Ce fichier pèse plus de 5 Mo. Choisissez-en un plus léger, ou une photo moins grande.",
        ),
        ({"length": 0}, "Ce fichier est vide. Choisissez-en un autre."),
        ({"length": "beaucoup"}, "Ce fichier est vide. Choisissez-en un autre."),
        ({"question": "nom"}, "Cette question n’est plus dans le formulaire. Revenez à la page précédente."),
    ],
)
def test_what_cannot_be_taken_is_refused_before_it_travels(
    client: Client, changes: dict[str, object], sentence: str
) -> None:
    begin(client)
    facts = {"question": "acte_naissance", "name": "a.jpg", "length": 10} | changes
    answer = client.post(address("envois/"), facts)
    assert (answer.status_code, answer.json()["message"]) == (422, sentence)


def test_a_refused_file_is_said_and_leaves_nothing(client: Client) -> None:
    begin(client)
    bomb = uploads.a_picture_of_400_megapixels()
    where, _offset = announce(client, bomb)
    answer = client.patch(where, bomb, content_type=TYPE, headers={"Upload-Offset": "0"})
    assert answer.status_code == 422
    assert answer.json()["message"].startswith("Cette image a trop de points")
    assert list(partial._folder().glob("*")) == []


def test_anothers_upload_does_not_exist(client: Client, a_photograph: bytes) -> None:
    begin(client)
    where, _offset = announce(client, a_photograph)
    stranger = Client()
    assert stranger.head(where).status_code == 409
    begin(stranger)
    assert patch(stranger, where, a_photograph, 0)[0] == 404
    assert partial.offset(where.strip("/").rpartition("/")[2]) == 0


def test_a_file_too_heavy_in_a_plain_post_is_let_go_and_said(client: Client) -> None:
    up_to_the_papers(client)
    answer = client.post(STEP, {"acte_naissance": a_file(bytes(20_000_001))})
    assert answer.status_code == 422
    assert "Ce fichier pèse plus de 5 Mo." in text(answer)


def test_a_missing_file_is_asked_for(client: Client) -> None:
    up_to_the_papers(client)
    answer = client.post(STEP, {})
    assert answer.status_code == 422
    assert "Choisissez un fichier pour « Extrait d’acte de naissance »." in text(answer)
