"""Whoever opens a case that they do not have says why first; the applicant reads it."""

from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.db import IntegrityError, transaction

from guichet.domains.casework import operations as casework
from guichet.domains.casework import outside, queries
from guichet.domains.casework.models import Bar, Case, Concern, Look, StatedReason
from guichet.domains.casework.operations import Why
from guichet.domains.casework.refusals import NotToOpen, ReasonFirst, SentenceMissing
from guichet.domains.casework.vocabulary import OutsideMotive
from guichet.foundation.identity import blind
from guichet.foundation.identity import operations as identity
from guichet.foundation.identity.viewer import HeldRole, Viewer
from guichet.foundation.identity.vocabulary import RoleKind, TieKind
from guichet.foundation.journal.models import Entry
from guichet.foundation.lib.act import ActorKind
from guichet.foundation.lib.operation import building
from guichet.surfaces.ui.reading_words import reader, why
from tests.domains.casework.requests import arrived_and_ready
from tests.factories.acts import NOON, an_act
from tests.factories.cases import AUTHORITY, a_ready_case, an_officer, by, publish_the_service
from tests.factories.identity import give, make_staff
from tests.factories.keepers import AKeeper

pytestmark = pytest.mark.django_db
IDA = an_officer("ida", kind=RoleKind.SUPERVISOR, unit="bureau")
CHIEF = an_officer("chief", kind=RoleKind.SUPERVISOR, unit="")
ERROR = Why(OutsideMotive.ERROR, "Un numéro ne correspond pas.")
QUARTER = timedelta(minutes=15)


@pytest.fixture
def case(keeper: AKeeper, settings: LazySettings) -> Case:
    settings.VAR = keeper.var
    publish_the_service()
    return arrived_and_ready()


def state(case: Case, who: Viewer = IDA, why: Why = ERROR) -> StatedReason:
    return casework.state_reason(reference=case.reference, reader=who, why=why, act=by(who))


def looks_as_told(case: Case) -> list[tuple[str, str]]:
    looks = queries.tracking(case.reference, queries.tracking_code(case.reference)).looks
    return [(reader(each), why(each)) for each in looks if each.reason == "outside"]


def test_the_reason_comes_first_and_goes_with_the_reading_to_the_person(case: Case) -> None:
    with pytest.raises(ReasonFirst):
        outside.read(case.reference, IDA, by(IDA))
    state(case)
    found = outside.read(case.reference, IDA, by(IDA))
    assert [each.value for each in found.answers] == [
        {"family_name": "Houngbédji", "given_names": "Afi"},
        "un emploi",
    ]
    assert found.history[-1].kind == "ready"
    motive = "hors du traitement, pour une raison dite d’abord\u00a0: une erreur signalée dans le dossier."
    told = f"{motive} «\u00a0Un numéro ne correspond pas.\u00a0»"
    assert looks_as_told(case) == [("Bureau des recherches", told)]
    entry = Entry.objects.of_kind("casework.reason-stated").get()
    assert (entry.actor, entry.facts["motive"]) == ("ida", "error")
    assert "correspond" not in str(entry.facts)


def test_a_motive_of_the_list_needs_no_sentence_and_another_one_does(case: Case) -> None:
    with pytest.raises(SentenceMissing):
        state(case, why=Why(OutsideMotive.OTHER, "  "))
    state(case, why=Why(OutsideMotive.CONTROL))
    outside.read(case.reference, IDA, by(IDA))
    assert looks_as_told(case)[0][1].endswith("d’abord\u00a0: un contrôle du travail d’un bureau")


def test_the_database_wants_the_sentence_too(case: Case) -> None:
    stated = state(case)
    with building(), pytest.raises(IntegrityError), transaction.atomic():
        StatedReason.objects.filter(pk=stated.pk).update(motive="other", sentence="")


def test_a_reason_serves_a_quarter_of_an_hour_its_reader_and_its_case_alone(case: Case) -> None:
    state(case)
    outside.read(case.reference, IDA, by(IDA, NOON + QUARTER - timedelta(seconds=1)))
    with pytest.raises(ReasonFirst):
        outside.read(case.reference, IDA, by(IDA, NOON + QUARTER))
    with pytest.raises(ReasonFirst):
        outside.read(case.reference, CHIEF, by(CHIEF))
    with pytest.raises(ReasonFirst):
        outside.read(arrived_and_ready().reference, IDA, by(IDA))
    assert Look.objects.filter(reason="outside").count() == 1


@pytest.mark.parametrize(
    "who",
    [
        an_officer("codjo"),
        an_officer("reine", kind=RoleKind.SUPERVISOR, unit="direction"),
        an_officer("dossa", kind=RoleKind.SUPERVISOR, unit="", authority="autre"),
    ],
)
def test_neither_an_officer_nor_the_supervisor_of_others_opens_it(case: Case, who: Viewer) -> None:
    with pytest.raises(NotToOpen):
        state(case, who)
    assert not StatedReason.objects.exists()


def test_a_supervisor_of_the_authority_as_a_whole_does_and_a_role_that_is_lost_closes_it(case: Case) -> None:
    assert state(case, CHIEF).unit == ""
    assert outside.read(case.reference, CHIEF, by(CHIEF)).reference == case.reference
    with pytest.raises(NotToOpen):
        outside.read(case.reference, Viewer(ActorKind.STAFF, "chief"), by(CHIEF))


def test_a_case_that_nobody_has_unlocked_yet_or_that_is_none_is_not_opened() -> None:
    publish_the_service()
    case = a_ready_case()
    with building():
        Case.objects.update(case_key_id="")
    for reference in (case.reference, "WEB-0000-0000-0"):
        with pytest.raises(NotToOpen):
            casework.state_reason(reference=reference, reader=IDA, why=ERROR, act=by(IDA))


def test_nobody_opens_the_case_of_somebody_close(case: Case) -> None:
    staff = make_staff("ida@exemple.bj", "Ida")
    give(staff, RoleKind.SUPERVISOR, authority=AUTHORITY, unit="bureau")
    ida = Viewer(ActorKind.STAFF, staff.reference, (HeldRole(RoleKind.SUPERVISOR, AUTHORITY, "bureau"),))
    state(case, ida)
    identity.declare_tie(staff=staff.reference, npi="1234567890", kind=TieKind.SPOUSE, act=an_act())
    with building():
        Concern.objects.create(case=case, index=blind.index("npi", "1234567890"))
    with pytest.raises(NotToOpen):
        state(case, ida)


def test_whoever_opened_a_case_is_not_served_it_afterwards(case: Case) -> None:
    both = Viewer(
        ActorKind.STAFF,
        "ida",
        (HeldRole(RoleKind.SUPERVISOR, AUTHORITY, "bureau"), HeldRole(RoleKind.OFFICER, AUTHORITY, "bureau")),
    )
    state(case, both)
    state(case, both)
    assert Bar.objects.get().why == "opened"
    assert casework.take_next(officer=both, act=by(both)) is None
    assert casework.take_next(officer=an_officer("codjo"), act=by(an_officer("codjo"))) == case


def test_a_decided_case_bars_nobody(case: Case) -> None:
    with building():
        Case.objects.update(state="closed", step="", closed_at=NOON)
    state(case)
    assert not Bar.objects.exists()
