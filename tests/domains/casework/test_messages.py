"""What becomes of a request is told to whoever made it: once, in few words, and where they asked to be told."""

from datetime import datetime, timedelta

import pytest
from django.apps import apps
from django.conf import LazySettings

from guichet.commons.notifications import queries as outbox
from guichet.domains.casework import desk, queries, receiving, replying, telling
from guichet.domains.casework import operations as casework
from guichet.domains.casework.desk import Asking, Ending
from guichet.domains.casework.models import Case, Look
from guichet.domains.casework.vocabulary import Occasion, ReadFor, Settled
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.journal.models import Entry
from guichet.foundation.keys import client as keys
from guichet.foundation.keys.refusals import KeeperUnavailable
from guichet.foundation.work.models import Due
from guichet.foundation.work.worker import Worker
from tests.domains.casework.requests import ANSWERS, FEE, REACHED, arrived, the_service_that_asks_a_number
from tests.factories.acts import NOON, an_act
from tests.factories.cases import a_circuit, an_officer, by
from tests.factories.catalogue import publish
from tests.factories.identity import make_citizen
from tests.factories.keepers import AKeeper

pytestmark = pytest.mark.django_db
CODJO, BIO = an_officer("codjo"), an_officer("bio")
REINE = an_officer("reine", kind=RoleKind.SUPERVISOR, unit="direction")
PHONE = "+2290197001122"
WHERE = "http://localhost:8000/suivi/"
FOUND = Ending("fait", "", {"numero": "A-12"})


@pytest.fixture(autouse=True)
def the_keeper_answers(keeper: AKeeper, settings: LazySettings) -> None:
    settings.VAR = keeper.var
    publish(the_service_that_asks_a_number())


def work_at(at: datetime = NOON) -> None:
    Worker(now=lambda: at).run_what_is_due()


def filed(answers: dict[str, object] | None = None, **changes: object) -> Case:
    case = arrived(answers or REACHED, **changes)  # type: ignore[arg-type]
    work_at()
    case.refresh_from_db()
    return case


def told(case: Case) -> list[str]:
    return [each.text for each in outbox.told_about(case.reference)]


def last(case: Case) -> str:
    return told(case)[-1]


def endings(case: Case) -> list[str]:
    entries = Entry.objects.of_kind("casework.applicant-told").about(case.pseudonym).order_by("number")
    return [f"{each.facts['occasion']} {each.facts['ending']}" for each in entries]


def code_of(case: Case) -> str:
    return queries.tracking_code(case.reference)


def asked(case: Case, at: datetime = NOON) -> None:
    casework.take_next(officer=CODJO, act=by(CODJO, at))
    desk.ask_for(case.reference, CODJO, Asking("paper-missing", "Envoyez le relevé."), by(CODJO, at))
    work_at(at)


def test_a_complete_request_is_told_its_date_on_the_phone_that_it_names() -> None:
    case = filed()
    text = (
        f"Votre demande {case.reference} est complète. Nous devons vous répondre au plus tard le 27 novembre 2026. "
        f"Suivez-la\xa0: {WHERE}"
    )
    assert told(case) == [text]
    assert [each.text for each in outbox.box(PHONE)] == [text.replace("\xa0", " ")]


def test_what_is_owed_is_told_first_and_the_date_once_it_is_paid() -> None:
    publish(the_service_that_asks_a_number(**FEE))
    case = filed(version=2)
    assert last(case) == (
        f"Votre demande {case.reference} est arrivée. Payez 1\u202f900\u202fF\u202fCFA pour qu’elle soit traitée, "
        f"sur {WHERE}, jamais de la main à la main."
    )
    casework.settle_fee(reference=case.reference, settled=Settled.CONFIRMED, act=an_act())
    work_at()
    assert last(case).startswith(f"Votre demande {case.reference} est complète.")
    assert len(told(case)) == len(outbox.box(PHONE)) == 2


@pytest.mark.parametrize(
    ("answers", "files", "missing"),
    [
        ({"motif": "un emploi", "telephone": "0197001122"}, {}, "Il y manque une réponse, ou l’une d’elles"),
        (REACHED, {"f": {"state": "quarantined"}}, "Un de ses fichiers n’a pas encore été vérifié."),
    ],
)
def test_a_request_that_is_held_up_is_told_why(
    answers: dict[str, object], files: dict[str, object], missing: str
) -> None:
    case = filed(answers, files=files)
    assert told(case) == [last(case)]
    assert f"est arrivée, mais son délai ne court pas encore. {missing}" in last(case)


def test_what_an_office_asks_and_the_date_that_follows_the_answer_are_told() -> None:
    case = filed()
    asked(case)
    assert last(case) == (
        f"Votre demande {case.reference} attend votre réponse. Une pièce manque. Répondez avant la fin du "
        f"20 décembre 2026\xa0: {WHERE}"
    )
    later = NOON + timedelta(days=7)
    replying.send(case.reference, code_of(case), "Le voici.", an_act(later))
    work_at(later)
    assert last(case) == (
        f"Votre réponse sur la demande {case.reference} est arrivée. Le délai court de nouveau\xa0: nous devons vous "
        "répondre au plus tard le 4 décembre 2026."
    )


def test_a_second_thing_that_is_asked_is_told_like_the_first() -> None:
    case = filed()
    for day in (0, 2):
        at = NOON + timedelta(days=day)
        asked(case, at)
        replying.send(case.reference, code_of(case), "Voici.", an_act(at + timedelta(hours=1)))
        work_at(at + timedelta(hours=1))
    assert [" attend votre réponse." in text for text in told(case)] == [False, True, False, True, False]


def decided(case: Case, ending: Ending) -> str:
    casework.take_next(officer=CODJO, act=by(CODJO))
    desk.finish(case.reference, CODJO, FOUND if ending.result != "irrecevable" else ending, by(CODJO))
    if ending.result != "irrecevable":
        casework.take_next(officer=BIO, act=by(BIO))
        desk.finish(case.reference, BIO, ending, by(BIO))
    work_at()
    return last(case)


def test_a_decision_is_told_with_where_to_read_and_contest_it() -> None:
    case = filed()
    expected = f"Votre demande {case.reference} a sa réponse. Lisez-la, et comment la contester si besoin\xa0: {WHERE}"
    assert decided(case, Ending("signe", "", {})) == expected


def test_a_refusal_says_that_it_is_one() -> None:
    case = filed()
    expected = f"Votre demande {case.reference} est refusée. Lisez pourquoi, et comment contester\xa0: {WHERE}"
    assert decided(case, Ending("irrecevable", "Illisible.", {"numero": "0"})) == expected


def test_the_answer_to_a_complaint_is_told() -> None:
    case = filed()
    desk.complain(case.reference, code_of(case), "Rien ne bouge.", an_act())
    desk.answer(case.reference, REINE, "Nous cherchons.", by(REINE))
    work_at()
    assert last(case).startswith(f"Un autre bureau a répondu à votre réclamation sur la demande {case.reference}.")


def test_who_filed_in_english_is_told_in_english() -> None:
    case = filed(language="en")
    assert last(case) == (
        f"Your request {case.reference} is complete. We must answer you by 27 November 2026. "
        "Follow it: http://localhost:8000/en/suivi/"
    )


def test_the_words_of_the_service_file_replace_the_common_ones() -> None:
    own = [
        {"moment": "received", "text": {"fr": "{service} : {reference} reçue.", "en": "{service}: got {reference}."}},
        {"moment": "ready", "text": {"fr": "{reference} promise pour le {promised_on}.", "en": "{reference} {place}"}},
        {"moment": "closed", "text": {"fr": "{reference} finie.", "en": "{reference} over."}},
        {"moment": "closed", "outcome": "accorde", "text": {"fr": "{reference} : {outcome}.", "en": "Granted."}},
    ]
    publish(the_service_that_asks_a_number(**FEE, procedure={**a_circuit(), "messages": own}))
    case = filed(version=2)
    assert last(case).startswith(f"Certificat inventé : {case.reference} reçue. Votre demande")
    casework.settle_fee(reference=case.reference, settled=Settled.CONFIRMED, act=an_act())
    work_at()
    assert last(case) == f"{case.reference} promise pour le 27 novembre 2026."
    assert decided(case, Ending("signe", "", {})) == f"{case.reference} : Accordé."


def test_a_service_that_greets_every_arrival_greets_those_that_owe_nothing_too() -> None:
    own = [{"moment": "received", "text": {"fr": "{reference} reçue.", "en": "Got {reference}."}}]
    publish(the_service_that_asks_a_number(procedure={**a_circuit(), "messages": own}))
    case = filed(version=2)
    assert told(case)[0] == f"{case.reference} reçue."
    assert len(told(case)) == 2


def test_a_worker_killed_between_opening_and_telling_tells_once() -> None:
    case = arrived(REACHED)
    receiving.receive(case.pseudonym, an_act())
    case.refresh_from_db()
    telling._reached(case)  # and here it dies: the keeper knows of it, the journal does not yet
    for _ in range(2):
        telling.tell(case.pseudonym, an_act())
    assert len(told(case)) == 1
    assert Look.objects.filter(case=case, reason=ReadFor.TELLING).count() == 1


def test_two_workers_with_the_same_row_tell_once() -> None:
    case = arrived(REACHED)
    receiving.receive(case.pseudonym, an_act())
    case.refresh_from_db()
    for to, record in (telling._reached(case), telling._reached(case)):
        casework.tell(pseudonym=case.pseudonym, to=to, record=record, act=an_act())
    assert len(told(case)) == 1
    assert Look.objects.filter(case=case, reason=ReadFor.TELLING).count() == 2


def test_while_the_keeper_is_down_what_is_owed_waits_and_then_tells_itself(settings: LazySettings) -> None:
    case = arrived(REACHED)
    receiving.receive(case.pseudonym, an_act())
    var, settings.VAR = settings.VAR, "/nowhere"
    with pytest.raises(KeeperUnavailable):
        telling.tell(case.pseudonym, an_act())
    work_at()
    row = Due.objects.get(kind=casework.TELL)
    assert row.error.startswith("KeeperUnavailable, guichet.")
    assert told(case) == []
    settings.VAR = var
    work_at(NOON + timedelta(minutes=1))
    assert len(told(case)) == 1


def test_what_is_no_longer_true_when_the_keeper_is_back_is_not_told() -> None:
    case = filed()
    casework.take_next(officer=CODJO, act=by(CODJO))
    desk.ask_for(case.reference, CODJO, Asking("paper-missing", "Envoyez le relevé."), by(CODJO))
    replying.send(case.reference, code_of(case), "Le voici.", an_act(NOON + timedelta(hours=1)))
    work_at(NOON + timedelta(hours=2))
    assert "Le délai court de nouveau" in last(case)
    assert len(told(case)) == 2
    assert endings(case) == ["received moot", "ready told", "paused moot", "resumed told"]


def test_a_request_that_names_no_way_tells_nobody_and_nothing_fails() -> None:
    case = filed(ANSWERS)
    assert told(case) == []
    assert bytes(case.contact) == b""
    assert endings(case) == ["received moot", "ready nobody"]
    assert queries.tracking(case.reference, code_of(case)).is_unreachable
    assert not Look.objects.filter(reason=ReadFor.TELLING).exists()


def test_who_filed_signed_in_and_named_no_way_is_told_by_the_account() -> None:
    afi = make_citizen(PHONE)
    case = filed(ANSWERS, citizen=afi.reference)
    assert len(outbox.box(PHONE)) == 1
    assert queries.tracking(case.reference, code_of(case)).is_unreachable is False


def test_the_way_that_a_request_names_comes_before_the_account() -> None:
    afi = make_citizen("+2290197009999")
    filed(citizen=afi.reference)
    assert len(outbox.box(PHONE)) == 1
    assert outbox.box("+2290197009999") == ()


def test_destroying_the_key_of_a_case_ends_telling_too() -> None:
    case = filed()
    keys.destroy(case.case_key_id, reason="retention")
    casework.remind(pseudonym=case.pseudonym, occasion=Occasion.LATE, key="", act=an_act())
    telling.tell(case.pseudonym, an_act())
    assert len(told(case)) == 1


def test_nothing_that_was_answered_is_in_clear_in_any_column_of_a_case() -> None:
    filed()
    planted = ("97001122", "97 00 11 22", "Houngbédji", "un emploi")
    rows = [row for model in apps.get_app_config("casework").get_models() for row in model._base_manager.values()]
    kept = [
        bytes(value).decode("latin-1") if isinstance(value, bytes | memoryview) else str(value)
        for row in rows
        for value in row.values()
    ]
    assert len(kept) > 40
    assert [value for value in kept for words in planted if words in value] == []


def test_who_looked_shows_what_was_opened_to_tell_in_one_line() -> None:
    case = filed()
    asked(case)
    replying.send(case.reference, code_of(case), "Le voici.", an_act(NOON + timedelta(hours=1)))
    work_at(NOON + timedelta(hours=1))
    assert Look.objects.filter(case=case, reason=ReadFor.TELLING).count() == 3
    looks = queries.tracking(case.reference, code_of(case)).looks
    assert [(each.reason, each.times, each.at) for each in looks] == [
        (ReadFor.TELLING, 3, NOON + timedelta(hours=1)),
        (ReadFor.ARRIVAL, 1, NOON),
    ]
