"""Circulars on the screens of those who sign and those who read, at the national node and at a centre; all invented."""

from html import unescape
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from guichet.commons.sync import records
from guichet.commons.sync.models import Outgoing
from guichet.domains.circulars.models import Acknowledgement, Circular
from guichet.foundation.identity import operations as identity
from guichet.foundation.identity import sessions
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.act import PlaceId
from tests.factories.acts import an_act
from tests.factories.identity import give, make_staff, sign_in_staff
from tests.factories.places import make_centre
from tests.factories.uploads import a_pdf, a_png_with_a_text

pytestmark = pytest.mark.django_db
HERE = "/agents/circulaires/"
TODAY = timezone.localdate()


@pytest.fixture(autouse=True)
def a_centre(settings: LazySettings, tmp_path: Path) -> None:
    settings.VAR, settings.DEMONSTRATION = tmp_path, True
    make_centre()


def at_a_desk(kind: RoleKind, place: str, name: str) -> Client:
    member, client = make_staff(f"{name}@exemple.bj", name.title()), Client()
    give(member, kind, authority="", unit="", place=place)
    sign_in_staff(client, member)
    return client


@pytest.fixture
def ministry() -> Client:
    return at_a_desk(RoleKind.ADMINISTRATOR, "", "akim")


@pytest.fixture
def focal() -> Client:
    return at_a_desk(RoleKind.FOCAL_POINT, "LOK", "codjo")


@pytest.fixture
def counter() -> Client:
    """Dossi at the counter of Lokossa, with his card."""
    member, client = make_staff("dossi@exemple.bj", "Dossi"), Client()
    give(member, RoleKind.FOCAL_POINT, authority="", unit="", place="LOK")
    issued = identity.issue_card(staff=member.reference, place=PlaceId("LOK"), pin="270641", act=an_act(timezone.now()))
    session = client.session
    sessions.enter_counter(session, card=issued.card.reference, at=timezone.now())
    session.save()
    client.cookies["sessionid"] = session.session_key or ""
    return client


def read(answer: object) -> str:
    return unescape(getattr(answer, "content", b"").decode()).replace("\N{NO-BREAK SPACE}", " ")


def written(**more: object) -> dict[str, object]:
    return {
        "number": "012/2026",
        "title": "Horaires de fin d’année",
        "text": "Ouvert le 24 au matin.\n\nFermé le 25.",
        "place": "tous",
        "roles": ["focal-point"],
        "in_force_on_day": TODAY.day,
        "in_force_on_month": TODAY.month,
        "in_force_on_year": TODAY.year,
        **more,
    }


def signed(client: Client, **more: object) -> Circular:
    answer = client.post(f"{HERE}signer/", written(**more))
    assert answer.status_code == 302, read(answer)
    return Circular.objects.latest("pk")


def test_a_circular_is_signed_read_and_the_office_sees_by_whom(ministry: Client, focal: Client) -> None:
    assert "Aucune circulaire ne vous est adressée." in read(focal.get(HERE))
    assert "Signer une circulaire : Le ministère" in read(ministry.get(f"{HERE}signer/"))
    row = signed(ministry, place="LOK")
    mine = f"{HERE}{row.reference}/"
    assert "1 circulaire est à lire." in read(focal.get("/agents/"))
    assert "à lire" in read(focal.get(HERE))
    assert "<p>Fermé le 25.</p>" in read(focal.get(mine))
    assert "N’ont pas lu" in read(ministry.get(f"{mine}lectures/"))
    assert "0 sur 1" in read(ministry.get(f"{mine}lectures/"))
    assert focal.post(f"{mine}lu/").status_code == 302
    again = focal.post(f"{mine}lu/")
    assert (again.status_code, "rien n’a été noté une seconde fois" in read(again)) == (409, True)
    page = read(ministry.get(f"{mine}lectures/"))
    assert "1 sur 1" in page
    assert "Codjo, le" in page
    assert f"LOK,CCSP Lokossa,Codjo,focal-point,{TODAY.year}" in read(ministry.get(f"{mine}lectures.csv"))


def test_a_reminder_marks_it_and_a_second_one_is_a_sentence(ministry: Client, focal: Client) -> None:
    row = signed(ministry)
    mine = f"{HERE}{row.reference}/"
    assert ministry.post(f"{mine}rappeler/").status_code == 302
    assert "à lire, rappelée le" in read(focal.get(HERE))
    again = ministry.post(f"{mine}rappeler/")
    assert (again.status_code, "Un rappel est déjà parti aujourd’hui" in read(again)) == (409, True)


def test_a_replaced_one_leads_to_its_successor(ministry: Client, focal: Client) -> None:
    former = signed(ministry)
    later = signed(ministry, number="013/2026", replaces=former.reference)
    page = read(focal.get(f"{HERE}{former.reference}/"))
    assert "Cette circulaire a été remplacée." in page
    assert f"{HERE}{later.reference}/" in page
    assert "Remplace" in read(focal.get(f"{HERE}{later.reference}/"))
    refused = focal.post(f"{HERE}{former.reference}/lu/")
    assert (refused.status_code, "remplacée par 013/2026" in read(refused)) == (409, True)


def test_papers_are_made_anew_and_what_is_none_is_refused_in_a_sentence(ministry: Client, focal: Client) -> None:
    for name, content, said in (
        ("virus.pdf", b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*", "contient un virus"),
        ("plan.pdf", b"no such thing", "ni un PDF, ni une image"),
        ("plan.pdf", a_pdf()[:200], "abîmé ou incomplet"),
    ):
        answer = ministry.post(f"{HERE}signer/", written(paper_1=SimpleUploadedFile(name, content)))
        assert (answer.status_code, said in read(answer)) == (422, True), said
    assert not Circular.objects.exists()
    files = {
        "paper_1": SimpleUploadedFile("plan.pdf", a_pdf()),
        "paper_2": SimpleUploadedFile("a.png", a_png_with_a_text("plan")),
    }
    row = signed(ministry, **files)
    page = read(focal.get(f"{HERE}{row.reference}/"))
    assert "plan.pdf" in page
    first = focal.get(f"{HERE}{row.reference}/pieces/1/")
    assert (first["Content-Type"], first.content[:5]) == ("application/pdf", b"%PDF-")
    assert focal.get(f"{HERE}{row.reference}/pieces/2/")["Content-Type"] == "image/png"
    assert focal.get(f"{HERE}{row.reference}/pieces/3/").status_code == 404


def test_a_number_is_given_once(ministry: Client) -> None:
    signed(ministry)
    answer = ministry.post(f"{HERE}signer/", written())
    assert (answer.status_code, "déjà celle d’un autre texte" in read(answer)) == (422, True)


def test_what_is_not_for_the_reader_is_not_found(ministry: Client, focal: Client) -> None:
    row = signed(ministry, place="LOK")
    stranger = at_a_desk(RoleKind.FOCAL_POINT, "OUI", "bio")
    head = at_a_desk(RoleKind.SUPERVISOR, "BJ-MO", "sena")
    for tail in ("", "lectures/", "lectures.csv", "pieces/1/"):
        assert stranger.get(f"{HERE}{row.reference}/{tail}").status_code == 404
    for tail in ("lu/", "rappeler/"):
        assert stranger.post(f"{HERE}{row.reference}/{tail}").status_code == 404
    assert focal.get(f"{HERE}{row.reference}/lectures/").status_code == 404
    assert focal.get(f"{HERE}signer/").status_code == 403
    assert "Direction départementale : Mono" in read(head.get(f"{HERE}signer/?service=BJ-MO"))


def test_at_the_counter_it_is_read_from_what_this_node_was_told(ministry: Client, counter: Client) -> None:
    assert "Aucune circulaire n’est connue ici." in read(counter.get("/guichet/circulaires/"))
    row = signed(ministry, paper_1=SimpleUploadedFile("plan.pdf", a_pdf()))
    assert "1 circulaire à lire" in read(counter.get("/guichet/"))
    mine = f"/guichet/circulaires/{row.reference}/"
    page = read(counter.get(mine))
    assert "La liaison est coupée : votre réponse est gardée ici" in page
    assert counter.get(f"{mine}pieces/1/").content[:5] == b"%PDF-"
    assert counter.post(f"{mine}lu/").status_code == 302
    assert [records.read(bytes(row.content)).kind for row in Outgoing.objects.all()] == ["circulars.read"]
    assert Acknowledgement.objects.get().place == "LOK"
    again = counter.post(f"{mine}lu/")
    assert (again.status_code, "rien n’a été noté une seconde fois" in read(again)) == (409, True)
    assert counter.get("/guichet/circulaires/none/").status_code == 404
    assert counter.post("/guichet/circulaires/none/lu/").status_code == 404
