"""Time passes: who has not paid, not answered, or was not answered, hears of it; once each, while it is of use."""

from datetime import datetime, timedelta

import pytest
from django.conf import LazySettings

from guichet.commons.notifications import queries as outbox
from guichet.domains.casework import contributions, desk, queries, reminding, replying
from guichet.domains.casework import operations as casework
from guichet.domains.casework.desk import Asking
from guichet.domains.casework.models import Case
from guichet.domains.casework.vocabulary import Settled
from guichet.foundation.identity.models import StaffMember
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.operation import building
from guichet.foundation.work.worker import Worker
from tests.domains.casework.requests import FEE, REACHED, arrived, the_service_that_asks_a_number
from tests.factories.acts import NOON, an_act
from tests.factories.cases import AUTHORITY, an_officer, by
from tests.factories.catalogue import publish
from tests.factories.identity import give, make_staff
from tests.factories.keepers import AKeeper

pytestmark = pytest.mark.django_db
CODJO = an_officer("codjo")
WHERE = "http://localhost:8000/suivi/"


@pytest.fixture(autouse=True)
def the_keeper_answers(keeper: AKeeper, settings: LazySettings) -> None:
    settings.VAR = keeper.var
    publish(the_service_that_asks_a_number())


def work_after(days: float) -> None:
    Worker(now=lambda: NOON + timedelta(days=days)).run_what_is_due()


def filed(**changes: object) -> Case:
    case = arrived(REACHED, **changes)  # type: ignore[arg-type]
    work_after(0)
    return case


def told(case: Case, beginning: str = "") -> list[str]:
    return [each.text for each in outbox.told_about(case.reference) if each.text.startswith(beginning)]


def unpaid() -> Case:
    publish(the_service_that_asks_a_number(**FEE))
    return filed(version=2)


def test_who_has_not_paid_is_reminded_after_two_days_and_after_a_week_and_no_more() -> None:
    case = unpaid()
    seen = []
    for days in (1.9, 2.1, 4, 6.9, 7.1, 12, 29, 40):
        work_after(days)
        seen.append(len(told(case, "Rappel")))
    assert seen == [0, 1, 1, 1, 2, 2, 2, 2]
    assert told(case, "Rappel")[0] == (
        f"Rappel\xa0: 1\u202f900\u202fF\u202fCFA restent à payer pour que votre demande {case.reference} soit traitée. "
        f"Payez sur {WHERE}, jamais de la main à la main."
    )


def test_who_has_paid_is_reminded_of_nothing() -> None:
    case = unpaid()
    casework.settle_fee(reference=case.reference, settled=Settled.CONFIRMED, act=an_act(NOON + timedelta(days=1)))
    work_after(3)
    assert told(case, "Rappel") == []


def test_a_reminder_owed_before_the_payment_and_told_after_it_is_not_told() -> None:
    case = unpaid()
    reminding.remind(an_act(NOON + timedelta(days=2)))
    casework.settle_fee(reference=case.reference, settled=Settled.CONFIRMED, act=an_act(NOON + timedelta(days=2)))
    work_after(2)
    assert told(case, "Rappel") == []


@pytest.mark.parametrize(("stopped_for", "reminders"), [(8, 1), (31, 0)])
def test_a_node_that_was_stopped_sends_one_reminder_and_none_of_what_was_given_up(
    stopped_for: int, reminders: int
) -> None:
    case = unpaid()
    work_after(stopped_for)
    work_after(stopped_for + 0.5)
    assert len(told(case, "Rappel")) == reminders


def asked(case: Case, at: datetime) -> None:
    casework.take_next(officer=CODJO, act=by(CODJO, at))
    desk.ask_for(case.reference, CODJO, Asking("paper-missing", "Envoyez le relevé."), by(CODJO, at))


def test_an_answer_that_is_awaited_is_recalled_with_what_happens_without_it() -> None:
    case = filed()
    asked(case, NOON)
    seen = []
    for days in (2.9, 3.1, 9.9, 10.1, 20):
        work_after(days)
        seen.append(len(told(case, "Rappel")))
    assert seen == [0, 1, 1, 2, 2]
    assert told(case, "Rappel")[0] == (
        f"Rappel\xa0: votre demande {case.reference} attend votre réponse depuis le 20 novembre 2026. Sans elle, le "
        f"délai reste suspendu et la demande n’avance pas. Répondez\xa0: {WHERE}"
    )


def test_what_is_asked_a_second_time_has_reminders_of_its_own() -> None:
    case = filed()
    asked(case, NOON)
    work_after(3.1)
    replying.send(case.reference, queries.tracking_code(case.reference), "Voici.", an_act(NOON + timedelta(days=4)))
    work_after(5)
    asked(case, NOON + timedelta(days=5))
    work_after(7.9)
    assert len(told(case, "Rappel")) == 1
    work_after(8.1)
    assert len(told(case, "Rappel")) == 2


def test_a_broken_promise_is_said_once_and_honestly() -> None:
    case = filed()
    work_after(7.4)
    assert told(case, "Nous n’avons pas tenu") == []
    for days in (7.6, 9, 15):
        work_after(days)
    (text,) = told(case, "Nous n’avons pas tenu")
    assert text == (
        f"Nous n’avons pas tenu notre promesse\xa0: votre demande {case.reference} devait avoir sa réponse le "
        f"27 novembre 2026. Elle garde sa place et le responsable en est averti. Pour réclamer\xa0: {WHERE}"
    )


def test_an_answer_to_what_was_asked_too_late_brings_no_date_that_is_over() -> None:
    case = filed()
    asked(case, NOON + timedelta(days=12))
    at = NOON + timedelta(days=13)
    replying.send(case.reference, queries.tracking_code(case.reference), "Voici.", an_act(at))
    work_after(13)
    assert "Le délai promis est dépassé depuis le 30 novembre 2026" in "".join(told(case, "Votre réponse"))


def supervisor(email: str, unit: str = "bureau", **changes: object) -> StaffMember:
    staff = make_staff(email, email.title())
    with building():
        StaffMember.objects.filter(pk=staff.pk).update(**changes)
    give(staff, RoleKind.SUPERVISOR, authority=AUTHORITY, unit=unit)
    return staff


def mailbox(email: str) -> list[str]:
    return [each.text for each in outbox.box(email)]


def test_each_supervisor_of_an_office_gets_one_message_for_all_that_came_to_be_late() -> None:
    supervisor("ida@exemple.bj")
    supervisor("whole@exemple.bj", unit="", language="en")
    supervisor("reine@exemple.bj", unit="direction")
    supervisor("gone@exemple.bj", disabled_at=NOON)
    give(make_staff("officer@exemple.bj", "Codjo"), authority=AUTHORITY, unit="bureau")
    filed()
    filed()
    work_after(5)
    (text,) = mailbox("ida@exemple.bj")
    assert text == (
        "Bureau des recherches\xa0: dossiers en retard, 2. Le bureau au-dessus, s’il y en a un, peut maintenant les "
        "traiter aussi. Voyez la file\xa0: http://localhost:8000/agents/supervision/"
    )
    assert mailbox("whole@exemple.bj")[0].startswith("Bureau des recherches: cases that are late, 2.")
    assert [mailbox(f"{name}@exemple.bj") for name in ("reine", "gone", "officer")] == [[], [], []]
    work_after(6)
    assert len(mailbox("ida@exemple.bj")) == 1


def test_a_worker_killed_after_telling_supervisors_tells_them_once() -> None:
    supervisor("ida@exemple.bj")
    filed()
    contributions.escalate(an_act(NOON + timedelta(days=5)))
    for days in (5, 5.1):
        reminding.tell_supervisors(f"{AUTHORITY} bureau", an_act(NOON + timedelta(days=days)))
        work_after(days)
    assert len(mailbox("ida@exemple.bj")) == 1


def test_the_office_above_is_told_of_one_without_a_supervisor() -> None:
    supervisor("reine@exemple.bj", unit="direction")
    filed()
    work_after(5)
    assert len(mailbox("reine@exemple.bj")) == 1


def test_what_is_no_longer_late_is_told_to_nobody() -> None:
    supervisor("ida@exemple.bj")
    case = filed()
    at = NOON + timedelta(days=5)
    contributions.escalate(an_act(at))
    asked(case, at)
    work_after(5)
    assert mailbox("ida@exemple.bj") == []


def test_an_office_with_no_supervisor_and_none_above_stops_nothing() -> None:
    with building():
        Case.objects.filter(pk=filed().pk).update(above="", above_authority="")
    work_after(5)
    assert outbox.boxes()[0].address == "+2290197001122"
