"""A voice that joined a request is heard by the office that answers, by the rule under which it reads the words."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from guichet.commons.intake.uploads import store
from guichet.domains.casework import desk
from guichet.domains.casework.models import Case, Look
from guichet.domains.casework.models import Complaint as OfTheCase
from guichet.domains.reception import recordings
from guichet.domains.reception.models import Complaint
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.journal.models import Entry
from guichet.foundation.keys import client as keys
from guichet.foundation.keys.public import Kind
from guichet.foundation.lib.operation import building
from tests.factories.cases import AUTHORITY, by
from tests.factories.identity import give, make_staff, sign_in_staff
from tests.surfaces.counter import text
from tests.surfaces.test_complaints import VOICE, a_voice
from tests.surfaces.test_complaints_joined import (
    ABOVE,
    RECEIVED,
    case,
    code_of,
    complained,
    it_arrives,
    the_keeper_answers,
)

__all__ = ["case", "the_keeper_answers"]

pytestmark = pytest.mark.django_db
ANSWERING = "/agents/supervision/"
COLUMNS = ("case", "reader", "unit", "reason")


def a_supervisor(unit: str = "direction") -> Client:
    client, staff = Client(), make_staff(f"{unit}@exemple.bj", "Invented Ida")
    give(staff, RoleKind.SUPERVISOR, authority=AUTHORITY, unit=unit)
    sign_in_staff(client, staff)
    return client


def spoken(case: Case, settings: Any, **said: object) -> Complaint:
    """A complaint of a request, said aloud at a kiosk; it has arrived, and its sound."""
    taken = complained(settings, case.reference, code_of(case), told="", sound=a_voice(), **said)
    it_arrives()
    return taken


def voice_of(complaint: Complaint) -> str:
    return f"{ANSWERING}{complaint.reference}/voix"


def test_the_office_that_answers_hears_it_and_the_applicant_reads_that_it_did(case: Case, settings: Any) -> None:
    taken, supervisor = spoken(case, settings), a_supervisor()
    shown = text(supervisor.get(ANSWERING))
    assert f'aria-label="La voix de la personne, plainte {taken.reference}"' in shown
    assert f'src="{voice_of(taken)}"' in shown
    assert Look.objects.filter(case=case, reason="complaint").count() == 1
    heard = supervisor.get(voice_of(taken))
    assert (heard.content, heard.headers["Content-Type"]) == (VOICE, "audio/ogg")
    assert "no-store" in heard.headers["Cache-Control"]
    assert heard.headers["X-Content-Type-Options"] == "nosniff"
    told = Entry.objects.of_kind("reception.complaint-heard").get()
    assert (told.subject, told.facts["by"]) == (taken.reference, told.actor)
    looks = [*Look.objects.filter(case=case, reason="complaint").values_list(*COLUMNS)]
    assert looks == [(case.pk, told.actor, "direction", "complaint")] * 2
    assert Entry.objects.of_kind("casework.case-read").filter(actor=told.actor).count() == 2


@pytest.mark.parametrize("unit", ["bureau", "direction"])
def test_only_who_may_answer_hears_it(case: Case, settings: Any, unit: str) -> None:
    taken = spoken(case, settings)
    answer = a_supervisor(unit).get(voice_of(taken))
    assert answer.status_code == (200 if unit == "direction" else 404)
    assert Entry.objects.of_kind("reception.complaint-heard").exists() is (unit == "direction")


def test_once_it_is_answered_nobody_there_hears_it_again(case: Case, settings: Any) -> None:
    taken, supervisor = spoken(case, settings), a_supervisor()
    desk.answer(case.reference, ABOVE, "Nous cherchons.", by(ABOVE))
    assert supervisor.get(voice_of(taken)).status_code == 404
    assert taken.reference not in text(supervisor.get(ANSWERING))


def test_what_was_said_of_a_complaint_that_is_over_is_not_heard_with_the_next(case: Case, settings: Any) -> None:
    before, supervisor = spoken(case, settings), a_supervisor()
    with building():
        OfTheCase.objects.update(opened_at=RECEIVED + timedelta(days=1))
    shown = text(supervisor.get(ANSWERING))
    assert "Une réclamation attend votre réponse" in shown
    assert voice_of(before) not in shown
    assert supervisor.get(voice_of(before)).status_code == 404


def test_neither_a_written_one_nor_one_that_joined_nothing_has_a_voice_there(case: Case, settings: Any) -> None:
    spoken(case, settings)
    written = complained(settings, case.reference, code_of(case), told="Toujours rien.")
    apart = complained(settings, case.reference, "AAAA-AAAA", told="", sound=a_voice())
    it_arrives()
    supervisor = a_supervisor()
    shown = text(supervisor.get(ANSWERING))
    for other in (written, apart):
        assert voice_of(other) not in shown
        assert supervisor.get(voice_of(other)).status_code == 404


def test_one_whose_sound_is_on_its_way_is_awaited_in_words(case: Case, settings: Any) -> None:
    taken, supervisor = spoken(case, settings), a_supervisor()
    store.erase([taken.sound])
    shown = text(supervisor.get(ANSWERING))
    assert "L’enregistrement n’est pas encore arrivé du centre." in shown
    assert "<audio" not in shown
    answer = supervisor.get(voice_of(taken))
    assert (answer.status_code, "n’est pas encore arrivé" in text(answer)) == (503, True)
    assert not Entry.objects.of_kind("reception.complaint-heard").exists()


@pytest.mark.parametrize("content", [b"<html>no sound</html>", VOICE + b"x" * recordings.MOST_BYTES])
def test_what_a_centre_sealed_as_a_sound_and_is_none_is_played_to_nobody(
    case: Case, settings: Any, content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken, supervisor = spoken(case, settings), a_supervisor()
    intake = keys.current(Kind.INTAKE)
    assert intake is not None
    with monkeypatch.context() as a_centre_that_lies:
        a_centre_that_lies.setattr(recordings, "_media", lambda _content: "text/html")
        sealed = recordings.keep(content, recipient=intake)
    with building():
        Complaint.objects.filter(pk=taken.pk).update(sound=sealed.place, sealed=sealed.sealed)
    answer = supervisor.get(voice_of(taken))
    assert (answer.status_code, answer.headers["Content-Type"]) == (503, "text/plain; charset=utf-8")
    assert "n’est pas un enregistrement" in text(answer)
    assert Entry.objects.of_kind("reception.complaint-heard").get().subject == taken.reference


def test_without_a_complaint_to_answer_there_is_none_to_hear(case: Case, settings: Any) -> None:
    apart = complained(settings, case.reference, "", told="", sound=a_voice())
    it_arrives()
    assert a_supervisor().get(voice_of(apart)).status_code == 404
