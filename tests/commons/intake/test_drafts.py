"""Leaving and coming back: one device at a time, and codes that open nothing to others."""

from datetime import timedelta

import pytest

from guichet.commons.intake import operations as intake
from guichet.commons.intake import queries, sending
from guichet.commons.intake.holding import Hold
from guichet.commons.intake.models import Draft
from guichet.commons.intake.refusals import HeldElsewhere, NoLongerKept, NotOffered, TooMuch, UnknownQuestion
from guichet.commons.intake.tickets import leaving
from guichet.foundation.journal.models import Entry
from guichet.foundation.lib.act import Act, Actor, ActorKind, Surface
from tests.factories.acts import NOON
from tests.factories.catalogue import a_service, publish
from tests.factories.requests import CODE, Desk, a_draft, a_question, by_a_visitor

pytestmark = pytest.mark.django_db
ACT = by_a_visitor()
LATER = by_a_visitor(NOON + timedelta(hours=1))
TEXT = a_question("text", "nom")


def resume(reference: str, proof: str, act: Act = LATER) -> Hold | None:
    return intake.resume(reference=reference, proof=proof, act=act)


def test_what_was_written_is_found_again_on_another_device_by_reference_and_code() -> None:
    hold = a_draft(TEXT)
    intake.answer(hold=hold, answers={"nom": "Afi"}, act=ACT)
    ticket = leaving.keep(hold=hold, act=ACT)
    other = resume(ticket.reference, ticket.code.lower().replace("-", " "))
    assert other
    assert queries.draft(other, at=NOON).content.answers == {"nom": "Afi"}


def test_the_square_opens_it_too_and_the_device_that_left_no_longer_does() -> None:
    hold = a_draft(TEXT)
    ticket = leaving.keep(hold=hold, act=ACT)
    assert resume(ticket.reference, ticket.secret)
    with pytest.raises(HeldElsewhere):
        queries.draft(hold, at=NOON)


def test_a_draft_has_one_holder_and_the_last_to_resume_is_it() -> None:
    ticket = leaving.keep(hold=a_draft(TEXT), act=ACT)
    first, second = resume(ticket.reference, ticket.code), resume(ticket.reference, ticket.code)
    assert first
    assert second
    intake.answer(hold=second, answers={"nom": "Afi"}, act=LATER)
    with pytest.raises(HeldElsewhere) as refused:
        intake.answer(hold=first, answers={"nom": "Autre"}, act=LATER)
    assert refused.value.message.startswith("Cette demande est ouverte sur un autre appareil")


def test_a_stolen_code_opens_nothing_once_the_person_left_again() -> None:
    stolen = leaving.keep(hold=a_draft(TEXT), act=ACT)
    mine = resume(stolen.reference, stolen.code)
    assert mine
    ticket = leaving.keep(hold=mine, act=LATER)
    assert resume(stolen.reference, stolen.code) is None
    assert resume(stolen.reference, stolen.secret) is None
    assert resume(ticket.reference, ticket.code)


def test_a_code_opens_no_other_draft() -> None:
    mine, hers = leaving.keep(hold=a_draft(TEXT), act=ACT), leaving.keep(hold=a_draft(TEXT), act=ACT)
    assert resume(hers.reference, mine.code) is None
    assert resume("WEB-0000-0000-0", mine.code) is None
    assert resume(mine.reference, "") is None


def test_five_wrong_codes_bar_codes_for_a_quarter_of_an_hour_but_not_the_square() -> None:
    ticket = leaving.keep(hold=a_draft(TEXT), act=ACT)
    for _try in range(5):
        assert resume(ticket.reference, "0000-0000") is None
    assert resume(ticket.reference, ticket.code) is None
    assert resume(ticket.reference, ticket.secret)
    tries = [entry.facts["tries"] for entry in Entry.objects.of_kind("intake.resumption-refused").order_by("number")]
    assert tries == [1, 2, 3, 4, 5]


def test_after_a_quarter_of_an_hour_the_right_code_opens_again() -> None:
    ticket = leaving.keep(hold=a_draft(TEXT), act=ACT)
    for _try in range(5):
        resume(ticket.reference, "0000-0000", ACT)
    assert resume(ticket.reference, ticket.code, by_a_visitor(NOON + timedelta(minutes=14))) is None
    assert resume(ticket.reference, ticket.code, by_a_visitor(NOON + timedelta(minutes=16)))


def test_a_draft_lasts_thirty_days_and_its_code_as_long() -> None:
    ticket = leaving.keep(hold=a_draft(TEXT), act=ACT)
    assert resume(ticket.reference, ticket.code, by_a_visitor(NOON + timedelta(days=29)))
    hold = a_draft(TEXT)
    with pytest.raises(NoLongerKept):
        intake.answer(hold=hold, answers={"nom": "Afi"}, act=by_a_visitor(NOON + timedelta(days=31)))
    assert resume(ticket.reference, ticket.code, by_a_visitor(NOON + timedelta(days=31))) is None


def test_what_nobody_touched_for_a_month_is_erased() -> None:
    a_draft(TEXT)
    intake.expire(act=by_a_visitor(NOON + timedelta(days=29)))
    assert Draft.objects.count() == 1
    intake.expire(act=by_a_visitor(NOON + timedelta(days=31)))
    assert Draft.objects.count() == 0


def test_neither_code_nor_secret_nor_the_holders_is_kept() -> None:
    hold = a_draft(TEXT)
    kept = str(Draft.objects.values().get())
    assert hold.secret not in kept
    ticket = leaving.keep(hold=hold, act=ACT)
    kept = str(Draft.objects.values().get())
    assert ticket.code not in kept
    assert ticket.secret not in kept


def test_names_keep_their_letters_and_tones_in_one_form() -> None:
    hold = a_draft(TEXT)
    intake.answer(hold=hold, answers={"nom": "Ɖɛ́gbɛ̀ Kɔ́jo\u0301"}, act=ACT)
    assert queries.draft(hold, at=NOON).content.answers == {"nom": "Ɖɛ́gbɛ̀ Kɔ́jó"}


def test_a_text_of_10_000_characters_is_kept_and_pointed_out() -> None:
    hold = a_draft(TEXT)
    intake.answer(hold=hold, answers={"nom": "é" * 10_000}, act=ACT)
    draft = queries.draft(hold, at=NOON)
    assert draft.walk.first_open
    assert str(draft.walk.first_open.questions[0].invalid).count("too-long") == 1
    assert len(str(draft.content.answers["nom"])) == 10_000


def test_answers_without_end_are_refused() -> None:
    hold = a_draft(TEXT)
    with pytest.raises(TooMuch):
        intake.answer(hold=hold, answers={"nom": "é" * 100_000}, act=ACT)


@pytest.mark.parametrize("answers", [{"inconnu": "x"}, {"acte": [{"file": "a", "kind": "pdf", "bytes": 1}]}])
def test_what_the_form_does_not_ask_is_refused_and_files_do_not_come_as_answers(answers: dict[str, object]) -> None:
    hold = a_draft(TEXT, a_question("file", "acte"))
    with pytest.raises(UnknownQuestion):
        intake.answer(hold=hold, answers=answers, act=ACT)


def test_a_running_draft_keeps_its_version() -> None:
    hold = a_draft(TEXT)
    a_draft(a_question("text", "autre"))
    assert [page.questions[0].entry.name for page in queries.draft(hold, at=NOON).walk.pages] == ["nom"]


def test_a_service_without_procedure_or_outside_its_dates_is_not_begun() -> None:
    publish(a_service(CODE))
    with pytest.raises(NotOffered) as refused:
        intake.start(service=CODE, language="fr", act=ACT)
    assert refused.value.message == "Ce service ne se demande pas sur ce site."
    for window, sentence in (
        ({"opens_on": "2026-11-21", "closes_on": "2026-12-01"}, "Les demandes ne sont pas encore ouvertes."),
        ({"opens_on": "2026-11-01", "closes_on": "2026-11-19"}, "Les demandes sont closes."),
    ):
        with pytest.raises(NotOffered) as refused:
            a_draft(TEXT, window=window)
        assert refused.value.message.startswith(sentence)
    assert a_draft(TEXT, window={"opens_on": "2026-11-20", "closes_on": "2026-11-20"}).reference


def test_a_signed_in_person_reopens_her_own_draft_and_nobody_elses() -> None:
    her = Act(Actor(ActorKind.CITIZEN, "citoyenne"), NOON, None, Surface.PORTAL)
    another = Act(Actor(ActorKind.CITIZEN, "autre"), NOON, None, Surface.PORTAL)
    a_draft(TEXT)
    hold = intake.start(service=CODE, language="fr", act=her)
    assert [line.reference for line in queries.drafts_of("citoyenne", at=NOON)] == [hold.reference]
    assert queries.drafts_of("", at=NOON) == ()
    assert intake.reopen(reference=hold.reference, act=another) is None
    assert intake.reopen(reference=hold.reference, act=ACT) is None
    assert intake.reopen(reference=hold.reference, act=her)


def test_what_a_leave_gave_out_opens_nothing_once_the_request_is_sent(desk: Desk) -> None:
    hold = a_draft(TEXT)
    intake.answer(hold=hold, answers={"nom": "Afi"}, act=ACT)
    ticket = leaving.keep(hold=hold, act=ACT)
    back = resume(ticket.reference, ticket.code)
    assert back is not None
    sending.send(hold=back, recipient=desk.key, act=ACT)
    assert resume(ticket.reference, ticket.code) is None
    assert resume(ticket.reference, ticket.secret) is None
