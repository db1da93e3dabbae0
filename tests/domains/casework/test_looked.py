"""Who read a case without having it in hand: the applicant sees each, and why."""

import pytest
from django.conf import LazySettings

from guichet.domains.casework import desk, helping, queries, receiving
from guichet.domains.casework import operations as casework
from guichet.domains.casework.models import Case, Look
from guichet.domains.casework.refusals import NoSuchCase, NothingToAnswer
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.journal.models import Entry
from tests.domains.casework.requests import arrived
from tests.factories.acts import NOON, an_act
from tests.factories.cases import an_officer, by, publish_the_service
from tests.factories.keepers import AKeeper

pytestmark = pytest.mark.django_db
ABOVE = an_officer("ida", kind=RoleKind.SUPERVISOR, unit="direction")
HERE = an_officer("codjo", kind=RoleKind.SUPERVISOR, unit="bureau")


@pytest.fixture
def case(keeper: AKeeper, settings: LazySettings) -> Case:
    settings.VAR = keeper.var
    publish_the_service()
    case = arrived()
    receiving.receive(case.pseudonym, an_act())
    case.refresh_from_db()
    return case


def complain(case: Case) -> None:
    desk.complain(case.reference, queries.tracking_code(case.reference), "Rien ne bouge.", an_act())


def readers(case: Case) -> list[tuple[str | None, str]]:
    looks = queries.tracking(case.reference, queries.tracking_code(case.reference)).looks
    return [(look.office.fr if look.office else None, look.reason) for look in looks if look.reason != "arrival"]


def test_who_reads_a_complaint_to_answer_it_is_told_to_its_author(case: Case) -> None:
    complain(case)
    heard = desk.complaint(ABOVE, by(ABOVE))
    assert heard is not None
    assert heard.text == "Rien ne bouge."
    assert readers(case) == [("Direction", "complaint")]
    entry = Entry.objects.of_kind("casework.case-read").get()
    assert (entry.actor, entry.facts["unit"], entry.facts["reason"]) == ("ida", "direction", "complaint")
    assert Entry.objects.of_kind("keys.used").filter(facts__reader="ida").count() == 1


def test_the_office_that_a_complaint_is_about_reads_nothing_of_it(case: Case) -> None:
    complain(case)
    with pytest.raises(NothingToAnswer):
        casework.look_at_complaint(reference=case.reference, supervisor=HERE, records=(), act=by(HERE))
    assert readers(case) == []


def test_a_complaint_that_nobody_made_is_not_read(case: Case) -> None:
    with pytest.raises(NothingToAnswer):
        casework.look_at_complaint(reference=case.reference, supervisor=ABOVE, records=(), act=by(ABOVE))
    assert readers(case) == []


def test_a_help_line_says_where_a_request_is_and_its_author_reads_that_it_did(case: Case) -> None:
    told = helping.standing(case.reference, by(HERE))
    assert (told.reference, told.state, told.promised_at) == (case.reference, "waiting", case.promised_at)
    assert told.office is not None
    assert told.office.fr == "Bureau des recherches"
    assert readers(case) == [(None, "help-line")]
    assert Look.objects.get(reason="help-line").at == NOON


def test_a_help_line_opens_nothing(case: Case) -> None:
    used = Entry.objects.of_kind("keys.used").count()
    helping.standing(case.reference, by(HERE))
    assert Entry.objects.of_kind("keys.used").count() == used


def test_a_reference_of_no_request_leaves_no_reading(case: Case) -> None:
    with pytest.raises(NoSuchCase):
        helping.standing("WEB-0000-0000-0", by(HERE))
    assert readers(case) == []
