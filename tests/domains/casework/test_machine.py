"""Whatever officers, applicants and time do to cases of the real services, held against another reckoning.

No state is reached out of order, no case is lost, nobody does both steps of a four-eyes pair, the promise is that of an
independent count, and the clock stands still only for a motive that the file gives at that step.
"""

from datetime import datetime, timedelta

import pytest
from django.db import transaction
from django.db.transaction import Atomic
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from guichet.domains.casework import operations as casework
from guichet.domains.casework.models import Case, Pause, Turn
from guichet.domains.casework.operations import StepEnd
from guichet.domains.casework.refusals import BoundByOpinion, HandsFull, OpinionAwaited
from guichet.domains.casework.vocabulary import GivenBackFor, State
from guichet.foundation.identity.viewer import HeldRole, Viewer
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.act import ActorKind
from tests.domains.casework.model import IN_HAND_AT_MOST, Expected, procedures
from tests.factories.acts import NOON, an_act
from tests.factories.cases import a_ready_case, by, sealed
from tests.factories.catalogue import publish
from tests.factories.editions import the_national_edition

TREATING = (RoleKind.OFFICER, RoleKind.EXPERT, RoleKind.SUPERVISOR, RoleKind.SIGNATORY)
NAMES = ("afi", "bio", "codjo")
officers = st.sampled_from(NAMES)


def an_officer_of_every_office(name: str) -> Viewer:
    """Only pairs of eyes, interests and full hands keep a case from this one."""
    edition = the_national_edition()
    services = [edition.sheets[code].service for code in procedures()]
    authorities = {
        unit.authority or each.authority for each in services if each.procedure for unit in each.procedure.circuit.units
    }
    roles = tuple(HeldRole(kind, authority, "") for authority in sorted(authorities) for kind in TREATING)
    return Viewer(ActorKind.STAFF, name, roles=roles, name=name.title())


class Life(RuleBasedStateMachine):
    """A few cases of any service, three officers, and a clock that only goes forward."""

    block: Atomic

    def __init__(self) -> None:
        super().__init__()
        self.now = NOON
        self.expected: dict[str, Expected] = {}
        self.officers = {name: an_officer_of_every_office(name) for name in NAMES}
        # One transaction an example, undone at its end. Operations demand to be the outermost one, but for a test's.
        self.block = transaction.atomic()
        self.block._from_testcase = True  # type: ignore[attr-defined]  # how Django marks its own
        self.block.__enter__()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.block.__exit__(None, None, None)

    @initialize(code=st.sampled_from(sorted(procedures())))
    def a_first_request(self, code: str) -> None:
        self.a_request(code)

    @rule(code=st.sampled_from(sorted(procedures())))
    def a_request(self, code: str) -> None:
        case = a_ready_case(self.now, service=code)
        self.expected[case.reference] = Expected(code, len(self.expected), self.now)

    @rule(hours=st.integers(1, 60))
    def time_passes(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    @rule(name=officers)
    def an_officer_takes(self, name: str) -> None:
        mine = [each for each in self.expected.values() if each.hands == name]
        if len(mine) == IN_HAND_AT_MOST:
            with pytest.raises(HandsFull):
                casework.take_next(officer=self.officers[name], act=by(self.officers[name], self.now))
            return
        served = casework.take_next(officer=self.officers[name], act=by(self.officers[name], self.now))
        waiting = [
            each for each in self.expected.items() if each[1].state == "waiting" and each[1].may_be_served_to(name)
        ]
        oldest = min(waiting, key=lambda each: each[1].number, default=None)
        assert (served.reference if served else None) == (oldest[0] if oldest else None)
        if oldest:
            oldest[1].take(name, self.now)

    @precondition(lambda self: self._in_hand())
    @rule(data=st.data())
    def an_officer_ends_the_step(self, data: st.DataObject) -> None:
        reference, case = data.draw(st.sampled_from(self._in_hand()))
        result = data.draw(st.sampled_from(case.step["results"]))
        officer = self.officers[case.hands]
        ending = StepEnd(result["code"], findings=b"sealed", reasons=sealed())
        if case.refuses(result):
            with pytest.raises((OpinionAwaited, BoundByOpinion)):
                casework.finish_step(reference=reference, officer=officer, ending=ending, act=by(officer, self.now))
            return
        casework.finish_step(reference=reference, officer=officer, ending=ending, act=by(officer, self.now))
        case.finish(result, self.now)

    @precondition(lambda self: self._in_hand())
    @rule(data=st.data(), reason=st.sampled_from(GivenBackFor))
    def an_officer_gives_back(self, data: st.DataObject, reason: GivenBackFor) -> None:
        reference, case = data.draw(st.sampled_from(self._in_hand()))
        officer = self.officers[case.hands]
        casework.give_back(reference=reference, officer=officer, reason=reason, act=by(officer, self.now))
        if reason is GivenBackFor.INTEREST:
            case.barred.add(case.hands)
        case.leave("waiting")

    @precondition(lambda self: self._that_may_pause())
    @rule(data=st.data())
    def an_officer_asks(self, data: st.DataObject) -> None:
        reference, case = data.draw(st.sampled_from(self._that_may_pause()))
        motive = data.draw(st.sampled_from(case.step["pauses"]))
        officer = self.officers[case.hands]
        casework.ask_for(reference=reference, officer=officer, motive=motive, words=sealed(), act=by(officer, self.now))
        case.pause(motive, self.now)

    @precondition(lambda self: self._paused())
    @rule(data=st.data())
    def the_applicant_answers(self, data: st.DataObject) -> None:
        reference, case = data.draw(st.sampled_from(self._paused()))
        casework.resume(reference=reference, words=sealed(), act=an_act(self.now))
        case.resume(self.now)

    @precondition(lambda self: self._consulting())
    @rule(data=st.data(), favourable=st.booleans())
    def a_body_answers(self, data: st.DataObject, favourable: bool) -> None:  # noqa: FBT001 hypothesis calls it by name
        reference, case = data.draw(st.sampled_from(self._consulting()))
        body = data.draw(st.sampled_from(sorted(case.awaited)))
        officer = self.officers[case.hands]
        casework.give_opinion(
            reference=reference, officer=officer, body=body, favourable=favourable, act=by(officer, self.now)
        )
        case.opinions[body] = favourable
        del case.awaited[body]

    @rule()
    def the_worker_comes(self) -> None:
        """What is held for too long is taken back, silences count, lateness is told."""
        casework.take_back(act=an_act(self.now))
        casework.count_silences(act=an_act(self.now))
        casework.escalate(act=an_act(self.now))
        for case in self.expected.values():
            if case.until and case.until <= self.now:
                case.leave("waiting")
            if case.state != "closed":
                case.count_silences(self.now)
            case.escalated = case.escalated or case.is_late(self.now)

    @invariant()
    def each_case_is_where_it_must_be(self) -> None:
        found = {case.reference: case for case in Case.objects.all()}
        assert found.keys() == self.expected.keys()
        for reference, case in self.expected.items():
            at = found[reference].step or found[reference].decision.outcome
            assert (found[reference].state, at) == (case.state, case.at)

    @invariant()
    def each_date_is_that_of_another_count(self) -> None:
        for found in Case.objects.exclude(state=State.CLOSED):
            case = self.expected[found.reference]
            dates: tuple[datetime | None, ...] = (found.promised_at, found.step_due_at)
            assert dates == (case.promised_at(), case.step_due_at())
            assert (found.escalated_at is not None) == case.escalated

    @invariant()
    def the_clock_stands_still_for_a_published_motive_only(self) -> None:
        paused = Pause.objects.filter(ended_at=None).values_list("case__reference", "step", "motive")
        wanted = {(reference, case.at, case.paused_for) for reference, case in self._paused()}
        assert set(paused) == wanted
        assert all(case.paused_for in case.step["pauses"] for _, case in self._paused())

    @invariant()
    def a_case_is_in_the_hand_that_took_it_and_in_no_other(self) -> None:
        held = Turn.objects.filter(ended_at=None).values_list("case__reference", "officer")
        assert sorted(held) == sorted((reference, case.hands) for reference, case in self._in_hand())

    @invariant()
    def nobody_is_both_pairs_of_eyes(self) -> None:
        for reference, case in self.expected.items():
            done = set(Turn.objects.filter(case__reference=reference, ending="finished").values_list("step", "officer"))
            assert done == set(case.turns)
            for one, other in case.pairs():
                assert not {who for step, who in done if step == one} & {who for step, who in done if step == other}

    def _in_hand(self) -> list[tuple[str, Expected]]:
        return [each for each in self.expected.items() if each[1].state == "in-hand"]

    def _that_may_pause(self) -> list[tuple[str, Expected]]:
        return [each for each in self._in_hand() if each[1].step.get("pauses")]

    def _paused(self) -> list[tuple[str, Expected]]:
        return [each for each in self.expected.items() if each[1].state == "paused"]

    def _consulting(self) -> list[tuple[str, Expected]]:
        return [each for each in self._in_hand() if each[1].awaited]


def publish_the_services() -> None:
    edition = the_national_edition()
    assert edition.vocabulary
    publish(*(edition.sheets[code].service for code in procedures()), vocabulary=edition.vocabulary)


def live(examples: int, steps: int) -> None:
    publish_the_services()
    quiet = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
    run_state_machine_as_test(
        Life, settings=settings(max_examples=examples, stateful_step_count=steps, suppress_health_check=quiet)
    )


@pytest.mark.django_db
def test_cases_live_as_another_reckoning_says() -> None:
    live(examples=12, steps=40)


@pytest.mark.fault
@pytest.mark.django_db
def test_cases_live_long_as_another_reckoning_says() -> None:
    live(examples=80, steps=60)
