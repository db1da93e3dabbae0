"""Nobody treats their own case, or that of someone close; a case that nobody may treat does not wait for ever."""

import pytest

from guichet.commons.catalogue.definition.form import Form
from guichet.domains.casework import contributions, people, queries
from guichet.domains.casework import operations as casework
from guichet.domains.casework.models import Case, Concern
from guichet.domains.casework.vocabulary import GivenBackFor
from guichet.foundation.identity import blind
from guichet.foundation.identity import operations as identity
from guichet.foundation.identity.viewer import HeldRole, Viewer
from guichet.foundation.identity.vocabulary import RoleKind, TieKind
from guichet.foundation.journal.models import Entry
from guichet.foundation.lib.act import ActorKind
from guichet.foundation.lib.operation import building
from tests.factories.acts import NOON, an_act
from tests.factories.cases import AUTHORITY, a_ready_case, by, publish_the_service
from tests.factories.identity import give, make_staff
from tests.factories.requests import a_procedure, a_question

pytestmark = pytest.mark.django_db
AFIS = "1234567890"


def an_officer_of_flesh(name: str, unit: str = "bureau") -> Viewer:
    """Known to the register of identities, with the role that the viewer holds."""
    staff = make_staff(f"{name}@exemple.bj", name)
    give(staff, authority=AUTHORITY, unit=unit)
    return Viewer(ActorKind.STAFF, staff.reference, roles=(HeldRole(RoleKind.OFFICER, AUTHORITY, unit),))


@pytest.fixture
def codjo() -> Viewer:
    return an_officer_of_flesh("codjo")


def about_afi() -> Case:
    publish_the_service()
    case = a_ready_case()
    with building():
        Concern.objects.create(case=case, index=blind.index("npi", AFIS))
    return case


def tie(officer: Viewer, kind: TieKind = TieKind.SELF) -> None:
    identity.declare_tie(staff=officer.reference, npi=AFIS, kind=kind, act=an_act())


def served(officer: Viewer) -> Case | None:
    return casework.take_next(officer=officer, act=by(officer))


@pytest.mark.parametrize("kind", [TieKind.SELF, TieKind.SPOUSE])
def test_an_officer_is_never_served_their_own_case_or_that_of_someone_close(codjo: Viewer, kind: TieKind) -> None:
    about_afi()
    other = a_ready_case()
    tie(codjo, kind)
    assert served(codjo) == other
    assert served(codjo) is None


def test_whoever_is_not_tied_is_served_it_in_its_place(codjo: Viewer) -> None:
    case = about_afi()
    tie(codjo)
    assert served(an_officer_of_flesh("bio")) == case


def test_a_case_that_nobody_of_the_office_may_treat_goes_to_the_one_above(codjo: Viewer) -> None:
    case = about_afi()
    above = an_officer_of_flesh("reine", "direction")
    tie(codjo)
    assert served(above) is None
    contributions.escalate(an_act())
    case.refresh_from_db()
    assert (case.escalated_at, case.lifted) == (NOON, True)
    told = Entry.objects.of_kind("casework.case-escalated").get()
    assert told.facts == {
        "case": case.pseudonym,
        "unit": "bureau",
        "step": "recherche",
        "above": "direction",
        "why": "nobody",
    }
    helped_by = queries.tracking(case.reference, queries.tracking_code(case.reference)).helped_by
    assert helped_by is not None
    assert helped_by.fr == "Direction"
    assert served(above) == case


def test_a_case_that_someone_may_treat_is_left_in_its_office(codjo: Viewer) -> None:
    case = about_afi()
    an_officer_of_flesh("bio")
    tie(codjo)
    contributions.escalate(an_act())
    case.refresh_from_db()
    assert case.escalated_at is None


def test_an_interest_declared_by_the_only_officer_lifts_the_case_too(codjo: Viewer) -> None:
    case = about_afi()
    served(codjo)
    casework.give_back(reference=case.reference, officer=codjo, reason=GivenBackFor.INTEREST, act=by(codjo))
    assert casework.lift(act=an_act()) == 1


def test_where_nobody_works_cases_go_up() -> None:
    about_afi()
    assert casework.lift(act=an_act()) == 1


def test_every_number_in_a_request_is_kept_as_an_index() -> None:
    form = Form(
        a_procedure(
            a_question("npi", "mien"),
            a_question("npi", "autre", required=False),
            a_question("text", "texte"),
            a_question(
                "repeat", "enfants", item_label={"fr": "Enfant", "en": "Child"}, questions=[a_question("npi", "sien")]
            ),
        )
    )
    answers = {"mien": "12 345 678", "texte": "99999999", "enfants": [{"sien": "87654321"}, {}, "x"]}
    assert people.concerned(form, answers) == {blind.index("npi", "12345678"), blind.index("npi", "87654321")}
