"""A complaint is spoken at the counter or alone at the kiosk, travels under seal, and is heard by who treats it."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from guichet.commons.intake.uploads import store
from guichet.commons.sync.models import OutgoingFile
from guichet.domains.casework import queries
from guichet.domains.casework.models import Look
from guichet.domains.reception import recordings
from guichet.domains.reception.models import Complaint
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.journal.models import Entry
from guichet.foundation.lib.act import PlaceId
from guichet.foundation.lib.operation import building
from guichet.foundation.places import references
from guichet.surfaces.ui.reading_words import reader
from tests.factories.cases import a_ready_case, publish_the_service
from tests.factories.identity import give, make_staff, sign_in_staff
from tests.factories.keepers import AKeeper
from tests.surfaces.counter import text
from tests.surfaces.counter.conftest import codjo, issued

__all__ = ["codjo", "issued"]

pytestmark = pytest.mark.django_db

VOICE = b"OggS" + b"\0" * 24 + b"OpusHead" + b"elle a tant attendu"
COUNTER, KIOSK, DESK = "/guichet/plainte/", "/borne/plainte/", "/agents/plaintes/"


@pytest.fixture(autouse=True)
def the_keeper_answers(keeper: AKeeper, settings: Any) -> None:
    settings.VAR = keeper.var


def a_voice(content: bytes = VOICE) -> SimpleUploadedFile:
    return SimpleUploadedFile("clip", content, "audio/ogg")


def spoken_at_the_kiosk(about: str = "centre") -> Complaint:
    visitor = Client()
    assert visitor.post(f"{KIOSK}commencer/").headers["Location"] == KIOSK
    assert "part sous pli" in text(visitor.get(KIOSK))
    taken = text(visitor.post(KIOSK, {"about": about, "sound": a_voice()}))
    complaint = Complaint.objects.latest("pk")
    assert complaint.reference in taken
    return complaint


def a_member_of_staff(kind: RoleKind, place: str = "") -> Client:
    client, staff = Client(), make_staff(f"{kind}{place}@exemple.bj", "Bio")
    give(staff, kind, authority="", unit="", place=place)
    sign_in_staff(client, staff)
    return client


def test_what_is_spoken_at_the_counter_is_kept_and_carried_so_that_nobody_there_can_hear_it(
    codjo: Client, keeper: AKeeper
) -> None:
    codjo.post(COUNTER, {"told": "", "sound": a_voice()})
    taken = Complaint.objects.get()
    assert OutgoingFile.objects.get().digest == taken.sound
    assert store.is_here(taken.sound)
    kept = [path for path in keeper.var.rglob("*") if path.is_file() and b"tant attendu" in path.read_bytes()]
    assert not kept
    assert Entry.objects.of_kind("reception.complaint-taken").get().facts["spoken"] is True


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"no sound", "n’est pas un enregistrement"), (VOICE + b"x" * 2_000_000, "trois minutes au plus")],
)
def test_what_is_no_recording_is_refused_and_what_was_written_stays(
    codjo: Client, content: bytes, sentence: str
) -> None:
    refused = codjo.post(COUNTER, {"told": "Personne ne répond.", "sound": a_voice(content)})
    assert (refused.status_code, sentence in text(refused)) == (422, True)
    assert "Personne ne répond." in text(refused)
    assert not Complaint.objects.exists()


def test_an_administrator_hears_what_was_said_of_a_centre_and_it_is_journalled() -> None:
    complaint = spoken_at_the_kiosk()
    treating = a_member_of_staff(RoleKind.ADMINISTRATOR)
    assert complaint.reference in text(treating.get(DESK))
    shown = text(treating.get(f"{DESK}{complaint.reference}/"))
    assert "Ce que la personne a dit" in shown
    heard = treating.get(f"{DESK}{complaint.reference}/voix")
    assert (heard.content, heard.headers["Content-Type"]) == (VOICE, "audio/ogg")
    assert "no-store" in heard.headers["Cache-Control"]
    assert Entry.objects.of_kind("reception.complaint-heard").get().subject == complaint.reference
    assert treating.get(f"{DESK}{complaint.reference}/voix").content == VOICE


def test_the_supervisor_of_a_centre_hears_what_was_said_of_others_and_never_of_it() -> None:
    of_the_centre, of_another = spoken_at_the_kiosk(), spoken_at_the_kiosk("elsewhere")
    supervisor = a_member_of_staff(RoleKind.SUPERVISOR, "LOK")
    listed = text(supervisor.get(DESK))
    assert of_another.reference in listed
    assert of_the_centre.reference not in listed
    for address in ("", "voix"):
        assert supervisor.get(f"{DESK}{of_the_centre.reference}/{address}").status_code == 404
    assert supervisor.get(f"{DESK}{of_another.reference}/voix").content == VOICE
    assert "Aucune plainte." in text(a_member_of_staff(RoleKind.SUPERVISOR, "PAR").get(DESK))


def test_a_recording_that_is_on_its_way_is_awaited_in_words() -> None:
    complaint = spoken_at_the_kiosk()
    recordings.erase(recordings.Recording(complaint.sound, b""))
    treating = a_member_of_staff(RoleKind.ADMINISTRATOR)
    assert "n’est pas encore arrivé du centre" in text(treating.get(f"{DESK}{complaint.reference}/"))
    answer = treating.get(f"{DESK}{complaint.reference}/voix")
    assert (answer.status_code, "n’est pas encore arrivé" in text(answer)) == (503, True)


def test_a_written_one_has_no_voice(codjo: Client) -> None:
    codjo.post(COUNTER, {"told": "Personne ne répond."})
    complaint = Complaint.objects.get()
    treating = a_member_of_staff(RoleKind.ADMINISTRATOR)
    assert "Personne ne répond." in text(treating.get(f"{DESK}{complaint.reference}/"))
    assert treating.get(f"{DESK}{complaint.reference}/voix").status_code == 404


def test_an_empty_one_and_one_about_the_centre_by_its_own_staff_are_refused_and_leave_no_recording(
    codjo: Client, keeper: AKeeper
) -> None:
    codjo.post(f"{KIOSK}commencer/")
    before = kept_by(keeper)
    empty = codjo.post(KIOSK, {"about": "elsewhere", "told": " "})
    assert (empty.status_code, "Écrivez ce qui s’est passé" in text(empty)) == (422, True)
    refused = codjo.post(KIOSK, {"about": "centre", "sound": a_voice()})
    assert (refused.status_code, "se dépose à la borne" in text(refused)) == (422, True)
    assert kept_by(keeper) == before


def kept_by(keeper: AKeeper) -> list[Path]:
    return sorted(path for path in (keeper.var / "files").rglob("*") if path.is_file())


def test_without_a_visit_nothing_is_complained_of() -> None:
    assert Client().post(KIOSK, {"about": "centre", "told": "Rien."}).status_code == 410


def test_a_complaint_at_the_kiosk_carries_the_reference_of_the_request() -> None:
    visitor = Client()
    visitor.post(f"{KIOSK}commencer/")
    refused = visitor.post(KIOSK, {"about": "elsewhere", "told": "Rien ne bouge.", "case": "LOK-1"})
    assert (refused.status_code, "Cette référence ne se lit pas." in text(refused)) == (422, True)
    reference = references.allocate(PlaceId("LOK"))
    visitor.post(KIOSK, {"about": "elsewhere", "told": "Rien ne bouge.", "case": reference.lower()})
    assert Complaint.objects.get().case == reference


def test_who_reads_or_hears_one_is_told_to_the_applicant_of_the_request_that_it_names(codjo: Client) -> None:
    publish_the_service()
    case = a_ready_case()
    codjo.post(COUNTER, {"told": "Personne ne répond.", "case": case.reference})
    complaint = Complaint.objects.get()
    assert complaint.case == case.reference
    treating = a_member_of_staff(RoleKind.ADMINISTRATOR)
    treating.get(DESK)
    assert Look.objects.count() == 0
    treating.get(f"{DESK}{complaint.reference}/")
    look, entry = Look.objects.get(), Entry.objects.of_kind("reception.complaint-read").get()
    assert (look.case, look.reason, look.reader) == (case, "voiced", entry.actor)
    tracked = queries.tracking(case.reference, queries.tracking_code(case.reference))
    assert [reader(each) for each in tracked.looks] == ["administration qui traite les plaintes des centres"]


def test_who_hears_one_is_told_too_and_no_request_means_nobody_to_tell() -> None:
    publish_the_service()
    case, complaint = a_ready_case(), spoken_at_the_kiosk()
    treating = a_member_of_staff(RoleKind.ADMINISTRATOR)
    treating.get(f"{DESK}{complaint.reference}/voix")
    assert not Look.objects.exists()
    with building():
        Complaint.objects.update(case=case.reference)
    treating.get(f"{DESK}{complaint.reference}/voix")
    assert Look.objects.get().case == case
