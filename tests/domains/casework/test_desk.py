"""From a sealed request to a case that an officer reads, with the real keeper of keys."""

import json
from datetime import timedelta

import pytest
from django.conf import LazySettings

from guichet.commons.intake import registry
from guichet.domains.casework import contributions, desk, queries, receiving, replying
from guichet.domains.casework import operations as casework
from guichet.domains.casework.desk import Asking, Ending
from guichet.domains.casework.models import Case, Look
from guichet.domains.casework.refusals import AlreadyComplained, FindingsMissing, NotInHand, NotYours
from guichet.domains.casework.vocabulary import About, Obstacle, Settled, State
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.journal.models import Entry
from guichet.foundation.keys import client as keys
from tests.domains.casework.requests import ANSWERS, arrived
from tests.factories.acts import NOON, an_act
from tests.factories.cases import a_submission, an_officer, by, publish_the_service, the_service
from tests.factories.catalogue import publish
from tests.factories.keepers import AKeeper
from tests.factories.requests import by_a_visitor

pytestmark = pytest.mark.django_db
CODJO, BIO = an_officer("codjo"), an_officer("bio")
FOUND = Ending("fait", "", {"numero": "A-12"})


@pytest.fixture(autouse=True)
def the_keeper_answers(keeper: AKeeper, settings: LazySettings) -> None:
    settings.VAR = keeper.var
    publish_the_service()


def ready() -> Case:
    case = arrived()
    receiving.receive(case.pseudonym, an_act())
    case.refresh_from_db()
    return case


def code_of(case: Case) -> str:
    return queries.tracking_code(case.reference)


def take(officer: Viewer = CODJO) -> None:
    casework.take_next(officer=officer, act=by(officer))


def test_casework_is_the_receiver_of_requests() -> None:
    assert registry._receivers == [contributions.open_from]


def test_a_complete_request_becomes_ready_and_its_envelope_is_gone() -> None:
    case = ready()
    assert (case.state, case.obstacle, case.settled) == (State.WAITING, Obstacle.NONE, Settled.NOT_DUE)
    assert bytes(case.envelope) == b""
    assert case.case_key_id
    assert Entry.objects.of_kind("casework.case-ready").get().subject == case.pseudonym


def test_a_worker_that_runs_twice_changes_nothing() -> None:
    case = ready()
    receiving.receive(case.pseudonym, an_act())
    again = Case.objects.get(pk=case.pk)
    assert (again.sequence, again.promised_at) == (case.sequence, case.promised_at)
    assert Entry.objects.of_kind("casework.case-ready").count() == 1


def test_the_same_request_handed_over_twice_is_one_case() -> None:
    case = arrived()
    again = casework.open_from(submission=a_submission(case.reference), act=by_a_visitor())
    assert again.pk == case.pk


@pytest.mark.parametrize(
    ("answers", "files", "obstacle"),
    [
        ({"motif": "un emploi"}, {}, Obstacle.INCOMPLETE),
        (ANSWERS, {"f": {"state": "quarantined"}}, Obstacle.FILES),
    ],
)
def test_what_is_not_complete_waits_visibly(
    answers: dict[str, object], files: dict[str, object], obstacle: Obstacle
) -> None:
    case = arrived(answers, files)
    receiving.receive(case.pseudonym, an_act())
    tracked = queries.tracking(case.reference, code_of(case))
    assert (tracked.state, tracked.obstacle, tracked.promised_at) == (State.ARRIVED, obstacle, None)


@pytest.mark.parametrize("settled", [Settled.CONFIRMED, Settled.WAIVED])
def test_the_clock_starts_when_the_fee_is_settled(settled: Settled) -> None:
    publish(the_service(offers=[{"way": "online", "fees": [{"amount": 500}]}]))
    case = arrived(version=2)
    receiving.receive(case.pseudonym, an_act())
    case.refresh_from_db()
    assert (case.state, case.obstacle, case.fee) == (State.ARRIVED, Obstacle.FEE, 500)
    later = an_act(NOON + timedelta(days=2))
    casework.settle_fee(reference=case.reference, settled=settled, act=later)
    casework.settle_fee(reference=case.reference, settled=settled, act=later)
    case.refresh_from_db()
    assert (case.state, case.ready_at) == (State.WAITING, later.at)
    assert Entry.objects.of_kind("casework.fee-settled").count() == 1


def test_an_officer_reads_what_the_step_shows_and_the_applicant_sees_that_it_was_read() -> None:
    case = ready()
    take()
    opened = desk.read(case.reference, CODJO, by(CODJO))
    assert [(each.question.name, each.value) for each in opened.answers] == list(ANSWERS.items())
    looks = queries.tracking(case.reference, code_of(case)).looks
    assert [(look.office and look.office.fr, look.reason) for look in looks] == [
        ("Bureau des recherches", "step"),
        (None, "arrival"),
    ]
    assert Entry.objects.of_kind("casework.case-read").get().actor == "codjo"
    assert Entry.objects.of_kind("keys.used").filter(facts__reader="codjo").exists()


def test_a_blind_step_names_nobody() -> None:
    case = ready()
    take()
    desk.finish(case.reference, CODJO, FOUND, by(CODJO))
    take(BIO)
    opened = desk.read(case.reference, BIO, by(BIO))
    assert [each.question.name for each in opened.answers] == ["motif"]
    assert [(each.question.name, each.value) for each in opened.findings] == [("numero", "A-12")]
    assert (opened.is_blind, opened.hides, opened.files) == (True, True, ())
    assert "Houngbédji" not in repr((opened.answers, opened.findings, opened.thread))


def test_an_officer_does_not_read_a_case_of_another() -> None:
    case = ready()
    take()
    looks = Look.objects.count()
    with pytest.raises(NotInHand):
        desk.read(case.reference, BIO, by(BIO))
    assert Look.objects.count() == looks


def test_a_finding_of_the_wrong_kind_is_not_kept() -> None:
    case = ready()
    take()
    with pytest.raises(FindingsMissing):
        desk.finish(case.reference, CODJO, Ending("fait", "", {"numero": 12}), by(CODJO))


def test_reasons_are_read_by_the_applicant_once_decided_and_are_nowhere_in_clear() -> None:
    case = ready()
    take()
    reasons = "Le registre dit autre chose."
    desk.finish(case.reference, CODJO, Ending("irrecevable", reasons, FOUND.findings), by(CODJO))
    lines = desk.thread(case.reference, code_of(case), an_act())
    assert [(line.about, line.text) for line in lines] == [(About.REASONS, reasons)]
    assert reasons not in json.dumps(list(Entry.objects.values_list("facts", flat=True)), default=str)
    assert reasons.encode() not in bytes(case.lines.get().ciphertext)


def test_a_piece_asked_for_is_answered_and_the_clock_runs() -> None:
    case = ready()
    take()
    desk.ask_for(case.reference, CODJO, Asking("paper-missing", "Envoyez le relevé."), by(CODJO))
    tracked = queries.tracking(case.reference, code_of(case))
    assert tracked.asked is not None
    assert (tracked.state, tracked.asked.fr) == (State.PAUSED, "Une pièce manque.")
    replying.send(case.reference, code_of(case), "Le voici.", an_act())
    assert queries.tracking(case.reference, code_of(case)).ahead == 0
    told = [line.text for line in desk.thread(case.reference, code_of(case), an_act())]
    assert told == ["Envoyez le relevé.", "Le voici."]


def test_a_complaint_goes_to_another_office_once() -> None:
    case = ready()
    desk.complain(case.reference, code_of(case), "Rien ne bouge.", an_act())
    assert Entry.objects.of_kind("casework.complaint-opened").get().facts == {
        "case": case.pseudonym,
        "about": "bureau",
        "to": "direction",
    }
    with pytest.raises(AlreadyComplained):
        desk.complain(case.reference, code_of(case), "Encore.", an_act())


def test_a_wrong_code_is_answered_like_a_reference_that_does_not_exist() -> None:
    case, other = ready(), ready()
    answers = []
    for reference, code in [(case.reference, code_of(other)), ("WEB-0000-0000-0", code_of(case)), (case.reference, "")]:
        with pytest.raises(NotYours) as refused:
            queries.tracking(reference, code)
        answers.append(refused.value.message)
    assert set(answers) == {
        "Nous ne trouvons pas de demande avec cette référence et ce code. Vérifiez les deux sur votre récépissé."
    }


def test_a_second_worker_keeps_the_content_that_the_first_secured() -> None:
    case = arrived()
    envelope, bound_to = bytes(case.envelope), bytes(case.bound_to)
    first = keys.receive(envelope, bound_to=bound_to, case=case.pseudonym)
    second = keys.receive(envelope, bound_to=bound_to, case=case.pseudonym)
    casework.secure(pseudonym=case.pseudonym, received=first, act=an_act())
    casework.secure(pseudonym=case.pseudonym, received=second, act=an_act())
    case.refresh_from_db()
    assert bytes(case.ciphertext) == first.ciphertext
