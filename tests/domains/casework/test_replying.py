"""An applicant gives what is asked, question by question, with the real keeper of keys."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.conf import LazySettings

from guichet.commons.catalogue.definition.questions import FileQuestion
from guichet.commons.intake.uploads import checking, store
from guichet.commons.intake.uploads.base import Checked
from guichet.commons.intake.uploads.base import State as FileState
from guichet.domains.casework import desk, queries, replying
from guichet.domains.casework import operations as casework
from guichet.domains.casework.blind import Seen
from guichet.domains.casework.desk import Asking, Ending
from guichet.domains.casework.models import Case, Concern, Supplement
from guichet.domains.casework.refusals import (
    NoLongerOpen,
    NotPaused,
    NotYetOpened,
    NotYours,
    StillMissing,
    TooManyMessages,
    WrittenMeanwhile,
    WrongQuestion,
)
from guichet.domains.casework.replying import Reply
from guichet.domains.casework.sealing import SealedSupplement
from guichet.domains.casework.vocabulary import About, Author, State
from guichet.foundation.identity import blind
from guichet.foundation.identity.models import Citizen
from guichet.foundation.journal.models import Entry
from guichet.foundation.lib.operation import building
from tests.domains.casework.requests import arrived, arrived_and_ready
from tests.factories.acts import NOON, an_act
from tests.factories.cases import a_circuit, an_officer, by
from tests.factories.catalogue import publish
from tests.factories.identity import make_citizen
from tests.factories.keepers import AKeeper
from tests.factories.requests import a_procedure, a_question
from tests.factories.uploads import a_pdf

pytestmark = pytest.mark.django_db
CODJO, BIO = an_officer("codjo"), an_officer("bio")
ANSWERS: dict[str, object] = {"nom": {"family_name": "Houngbédji", "given_names": "Afi"}, "motif": "un emploi"}
ASKED = Asking("paper-missing", "Le relevé est illisible.", ("motif", "releve"))
LATER = NOON + timedelta(days=3)


@pytest.fixture(autouse=True)
def the_keeper_answers(keeper: AKeeper, settings: LazySettings) -> None:
    settings.VAR = keeper.var
    settings.DEMONSTRATION = True
    publish(
        a_procedure(
            a_question("person_name", "nom"),
            a_question("text", "motif"),
            a_question("npi", "npi", required=False),
            a_question("file", "releve", accept=["pdf"], max_megabytes=1, required=False),
            procedure=a_circuit(),
        )
    )


@pytest.fixture
def case() -> Case:
    """In its officer's question to the applicant."""
    case = arrived_and_ready(answers=ANSWERS)
    casework.take_next(officer=CODJO, act=by(CODJO))
    desk.ask_for(case.reference, CODJO, ASKED, by(CODJO))
    return case


def code_of(case: Case) -> str:
    return queries.tracking_code(case.reference)


def asked(case: Case) -> Reply:
    found = replying.reply(case.reference, code_of(case), an_act())
    assert found is not None
    return found


def names(case: Case) -> list[tuple[str, bool]]:
    return [(shown.entry.name, shown.invalid is None) for shown in asked(case).asked.shown]


def a_checked_file(case: Case) -> Checked:
    question = asked(case).asked.shown[-1].entry.question
    assert isinstance(question, FileQuestion)
    return checking.check(a_pdf(), name="releve.pdf", question=question)


def give_all(case: Case, motif: str = "un concours") -> None:
    replying.keep(case.reference, code_of(case), {"motif": motif}, an_act(LATER))
    replying.attach(case.reference, code_of(case), "releve", a_checked_file(case), an_act(LATER))


def seen(case: Case) -> dict[str, Seen]:
    """What the next officer reads."""
    casework.take_next(officer=BIO, act=by(BIO))
    return {each.question.name: each for each in desk.read(case.reference, BIO, by(BIO)).answers}


def test_the_very_questions_are_asked_again_with_their_former_answers(case: Case) -> None:
    assert names(case) == [("motif", True), ("releve", False)]
    assert [shown.value for shown in asked(case).asked.shown] == ["un emploi", None]


def test_the_clock_runs_when_all_is_given_and_the_office_reads_both_answers(case: Case) -> None:
    give_all(case)
    replying.send(case.reference, code_of(case), "Le voici.", an_act(LATER))
    case.refresh_from_db()
    assert case.state == State.WAITING
    read = seen(case)
    assert read["motif"].value == "un concours"
    assert [(former.seen.value, former.until) for former in read["motif"].former] == [("un emploi", LATER)]
    assert read["nom"].former == ()
    [file] = desk.read(case.reference, BIO, by(BIO)).files
    assert (file.name, file.is_former) == ("releve.pdf", False)
    kind, content = desk.file(case.reference, file.identifier, BIO, by(BIO))
    assert (kind, content[:5]) == ("pdf", b"%PDF-")


def test_asked_a_second_time_each_former_answer_stays_readable(case: Case) -> None:
    give_all(case)
    replying.send(case.reference, code_of(case), "", an_act(LATER))
    casework.take_next(officer=BIO, act=by(BIO))
    desk.ask_for(case.reference, BIO, ASKED, by(BIO))
    give_all(case, "un voyage")
    replying.send(case.reference, code_of(case), "", an_act(LATER + timedelta(days=1)))
    read = seen(case)
    assert [former.seen.value for former in read["motif"].former] == ["un emploi", "un concours"]
    assert [file.is_former for file in desk.read(case.reference, BIO, by(BIO)).files] == [False, True]


def test_the_clock_stays_stopped_until_everything_asked_is_given(case: Case) -> None:
    replying.keep(case.reference, code_of(case), {"motif": "un concours"}, an_act(LATER))
    with pytest.raises(StillMissing):
        replying.send(case.reference, code_of(case), "Le voici.", an_act(LATER))
    case.refresh_from_db()
    assert case.state == State.PAUSED
    assert [shown.value for shown in asked(case).asked.shown] == ["un concours", None]


def test_only_what_was_asked_changes(case: Case) -> None:
    replying.keep(case.reference, code_of(case), {"nom": {"family_name": "Autre"}}, an_act(LATER))
    assert not Supplement.objects.exists()
    with pytest.raises(WrongQuestion):
        replying.attach(case.reference, code_of(case), "motif", a_checked_file(case), an_act(LATER))


def test_words_alone_do_not_answer_a_question(case: Case) -> None:
    with pytest.raises(StillMissing):
        casework.resume(reference=case.reference, words=None, act=an_act(LATER))


def test_a_file_in_quarantine_keeps_the_clock_stopped_and_says_why(case: Case) -> None:
    give_all(case)
    file = a_checked_file(case)
    quarantined = replace(file, state=FileState.QUARANTINED.value, copy=None)
    replying.take_back(case.reference, code_of(case), "releve", next(iter(asked(case).files)), an_act(LATER))
    replying.attach(case.reference, code_of(case), "releve", quarantined, an_act(LATER))
    replying.send(case.reference, code_of(case), "Le voici.", an_act(LATER))
    case.refresh_from_db()
    assert (case.state, asked(case).is_quarantined) == (State.PAUSED, True)
    replying.send(case.reference, code_of(case), "", an_act(LATER))
    assert asked(case).is_quarantined
    replying.take_back(case.reference, code_of(case), "releve", next(iter(asked(case).files)), an_act(LATER))
    replying.attach(case.reference, code_of(case), "releve", file, an_act(LATER))
    replying.send(case.reference, code_of(case), "", an_act(LATER))
    case.refresh_from_db()
    assert case.state == State.WAITING
    told = [line.text for line in desk.thread(case.reference, code_of(case), an_act())]
    assert told == ["Le relevé est illisible.", "Le voici."]


def test_a_file_taken_back_leaves_the_disk(case: Case) -> None:
    give_all(case)
    [(identifier, file)] = asked(case).files.items()
    replying.take_back(case.reference, code_of(case), "releve", identifier, an_act(LATER))
    replying.take_back(case.reference, code_of(case), "releve", identifier, an_act(LATER))
    with pytest.raises(FileNotFoundError):
        store.read(**file["original"])
    assert names(case) == [("motif", True), ("releve", False)]


def test_nothing_of_an_answer_is_in_clear(case: Case) -> None:
    give_all(case, "un secret de famille")
    row = Supplement.objects.get()
    assert b"secret" not in bytes(row.ciphertext)
    kept = Entry.objects.of_kind("casework.supplement-kept").order_by("pk").values_list("facts", flat=True)
    assert [facts["state"] for facts in kept] == ["begun", "begun"]


def test_two_devices_that_write_at_once_lose_nothing(case: Case) -> None:
    replying.keep(case.reference, code_of(case), {"motif": "un"}, an_act(LATER))
    late = SealedSupplement("another", 0, b"x")
    for revision in (late, SealedSupplement("another", 7, b"x")):
        with pytest.raises(WrittenMeanwhile):
            casework.keep_supplement(reference=case.reference, sealed=revision, act=an_act(LATER))
    assert asked(case).asked.shown[0].value == "un"


def test_a_question_hidden_at_a_blind_step_is_not_asked_again() -> None:
    case = arrived_and_ready(answers=ANSWERS)
    casework.take_next(officer=CODJO, act=by(CODJO))
    opened = desk.read(case.reference, CODJO, by(CODJO))
    assert [question.name for question in opened.askable] == ["nom", "motif", "npi", "releve"]
    with pytest.raises(WrongQuestion):
        desk.ask_for(case.reference, CODJO, Asking("paper-missing", "x", ("autre",)), by(CODJO))
    desk.finish(case.reference, CODJO, Ending("fait", "", {"numero": "A-12"}), by(CODJO))
    casework.take_next(officer=BIO, act=by(BIO))
    assert [question.name for question in desk.read(case.reference, BIO, by(BIO)).askable] == ["motif"]


def test_a_stranger_answers_nothing(case: Case) -> None:
    with pytest.raises(NotYours):
        replying.keep(case.reference, "0000-0000", {"motif": "x"}, an_act())


def test_nothing_is_given_when_nothing_is_asked(case: Case) -> None:
    give_all(case)
    replying.send(case.reference, code_of(case), "", an_act(LATER))
    assert replying.reply(case.reference, code_of(case), an_act()) is None
    with pytest.raises(NotPaused):
        replying.keep(case.reference, code_of(case), {"motif": "x"}, an_act())


def test_both_write_while_the_clock_goes_on() -> None:
    case = arrived_and_ready(answers=ANSWERS)
    replying.write(case.reference, code_of(case), "Où en êtes-vous ?", an_act())
    casework.take_next(officer=CODJO, act=by(CODJO))
    desk.write(case.reference, CODJO, "Nous cherchons.", by(CODJO))
    lines = desk.thread(case.reference, code_of(case), an_act())
    assert [(line.author, line.about, line.text) for line in lines] == [
        (Author.APPLICANT, About.NOTE, "Où en êtes-vous ?"),
        (Author.OFFICE, About.NOTE, "Nous cherchons."),
    ]
    assert desk.read(case.reference, CODJO, by(CODJO)).thread == lines
    before = case.promised_at
    case.refresh_from_db()
    assert (case.state, case.promised_at) == (State.IN_HAND, before)


def test_a_thread_is_not_filled_by_one_voice() -> None:
    case = arrived_and_ready(answers=ANSWERS)
    for _time in range(10):
        replying.write(case.reference, code_of(case), "Alors ?", an_act())
    with pytest.raises(TooManyMessages):
        replying.write(case.reference, code_of(case), "Alors ?", an_act())


def test_a_form_sent_twice_is_one_message() -> None:
    case = arrived_and_ready(answers=ANSWERS)
    for once in ("a form", "a form", "another form"):
        replying.write(case.reference, code_of(case), "Alors ?", an_act(), once)
    assert case.lines.filter(author=Author.APPLICANT).count() == 2


def test_nobody_writes_to_a_case_that_is_closed_or_not_yet_opened() -> None:
    case = arrived(ANSWERS)
    with pytest.raises(NotYetOpened):
        replying.write(case.reference, code_of(case), "Bonjour.", an_act())
    closed = arrived_and_ready(answers=ANSWERS)
    casework.take_next(officer=CODJO, act=by(CODJO))
    desk.finish(closed.reference, CODJO, Ending("irrecevable", "Motif.", {"numero": "A"}), by(CODJO))
    with pytest.raises(NoLongerOpen):
        replying.write(closed.reference, code_of(closed), "Bonjour.", an_act())


def test_every_number_that_comes_with_a_request_or_after_is_kept_as_an_index() -> None:
    afi = make_citizen()
    with building():
        Citizen.objects.filter(pk=afi.pk).update(npi_index=blind.index("npi", "11111111"), npi_standing="unchecked")
    case = arrived_and_ready(answers={**ANSWERS, "npi": "22 222 222"}, citizen=afi.reference)
    arrived_and_ready(answers=ANSWERS, citizen=make_citizen("+2290197001123").reference)
    casework.take_next(officer=CODJO, act=by(CODJO))
    desk.ask_for(case.reference, CODJO, Asking("paper-missing", "Un chiffre manque.", ("npi",)), by(CODJO))
    replying.keep(case.reference, code_of(case), {"npi": "33333333"}, an_act(LATER))
    replying.send(case.reference, code_of(case), "", an_act(LATER))
    kept = set(Concern.objects.values_list("case", "index"))
    assert kept == {(case.pk, blind.index("npi", number)) for number in ("11111111", "22222222", "33333333")}
