"""A complaint taken in a centre joins the request that it names at the national node, and is answered there in time."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from guichet.commons.printing import printers
from guichet.commons.sync import records
from guichet.commons.sync.models import Outgoing
from guichet.commons.sync.records import Carried
from guichet.domains.casework import desk, queries, receiving
from guichet.domains.casework.models import Case
from guichet.domains.casework.models import Complaint as OfTheCase
from guichet.domains.casework.vocabulary import ComplaintState
from guichet.domains.reception import contributions, joining
from guichet.domains.reception.models import Complaint, FollowUp
from guichet.domains.reception.operations import JOIN
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.journal.models import Entry
from guichet.foundation.keys import client as keys
from guichet.foundation.work.failures import Unfinished
from guichet.foundation.work.models import Due
from tests.domains.casework.requests import arrived
from tests.factories.acts import an_act
from tests.factories.cases import an_officer, by, publish_the_service
from tests.factories.identity import give, make_staff, sign_in_staff
from tests.factories.keepers import AKeeper
from tests.surfaces.counter import text
from tests.surfaces.counter.conftest import codjo, issued
from tests.surfaces.test_complaints import a_voice, kept_by

__all__ = ["codjo", "issued"]

pytestmark = pytest.mark.django_db

KIOSK, COUNTER, DESK = "/borne/plainte/", "/guichet/plainte/", "/agents/plaintes/"
RECEIVED = datetime(2026, 12, 9, 9, tzinfo=UTC)
ABOVE = an_officer("reine", kind=RoleKind.SUPERVISOR, unit="direction")


@pytest.fixture(autouse=True)
def the_keeper_answers(keeper: AKeeper, settings: Any) -> None:
    settings.VAR = keeper.var
    publish_the_service()


@pytest.fixture
def case() -> Case:
    found = arrived()
    receiving.receive(found.pseudonym, an_act())
    return Case.objects.get(pk=found.pk)


def code_of(case: Case) -> str:
    return queries.tracking_code(case.reference)


def complained(settings: Any, case: str, code: str, **said: object) -> Complaint:
    """At a kiosk of a centre, whose link is down."""
    keys.state_list().write_bytes((keys.folder() / "public.json").read_bytes())
    settings.NODE = "centre"
    visitor = Client()
    visitor.post(f"{KIOSK}commencer/")
    facts = {"about": "elsewhere", "told": "Rien ne bouge.", "case": case, "code": code, **said}
    assert visitor.post(KIOSK, facts).status_code == 200
    settings.NODE = "hub"
    return Complaint.objects.latest("pk")


def it_arrives(at: datetime = RECEIVED, times: int = 1) -> None:
    """The records of the centre, and the work that they are owed."""
    for row in [*Outgoing.objects.order_by("number")] * times:
        record = records.read(bytes(row.content))
        carried = Carried(row.number, record.schema, record.body, records.act_of(record, "LOK"), at)
        contributions.keep(carried)
    for due in Due.objects.filter(kind=JOIN):
        joining.join(due.key, an_act(at))


def test_with_its_code_it_opens_a_complaint_whose_thirty_days_begin_at_the_national_node(
    case: Case, settings: Any
) -> None:
    taken = complained(settings, case.reference, code_of(case).lower())
    assert not OfTheCase.objects.exists()
    it_arrives()
    found = OfTheCase.objects.get()
    assert (found.case, found.due_at) == (case, RECEIVED + timedelta(days=30))
    heard = desk.complaint(ABOVE, by(ABOVE))
    assert heard is not None
    assert f"numéro {taken.reference}" in heard.text
    assert "Rien ne bouge." in heard.text
    assert [each.kind for each in heard.history][-1] == "complaint-opened"


def test_batches_that_come_again_open_nothing_more(case: Case, settings: Any) -> None:
    complained(settings, case.reference, code_of(case))
    it_arrives(times=2)
    it_arrives()
    assert (OfTheCase.objects.count(), FollowUp.objects.count(), case.lines.count()) == (1, 1, 1)


def test_a_worker_that_dies_before_it_wrote_what_became_of_it_says_it_again_to_nobody(
    case: Case, settings: Any
) -> None:
    taken = complained(settings, case.reference, code_of(case))
    desk.take_further(case.reference, code_of(case), "Rien ne bouge.", an_act(RECEIVED), once=taken.reference)
    it_arrives()
    assert (OfTheCase.objects.count(), case.lines.count()) == (1, 1)
    assert FollowUp.objects.get().became == "attached"


@pytest.mark.parametrize("wrong", ["code", "reference"])
def test_what_opens_no_request_stays_in_the_list_of_the_centres(case: Case, settings: Any, wrong: str) -> None:
    reference = "LOK-7F3K-92XQ-A" if wrong == "reference" else case.reference
    taken = complained(settings, reference, code_of(case) if wrong == "reference" else "AAAA-AAAA")
    it_arrives()
    assert not OfTheCase.objects.exists()
    treating = an_administrator()
    assert taken.reference in text(treating.get(DESK))
    assert "ni jointe ni perdue" in text(treating.get(f"{DESK}{taken.reference}/"))
    told = Entry.objects.of_kind("reception.complaint-followed").get()
    assert told.facts == {"complaint": taken.reference, "became": "unproven"}


def an_administrator() -> Client:
    client, staff = Client(), make_staff("treating@exemple.bj", "Invented Bio")
    give(staff, RoleKind.ADMINISTRATOR, authority="", unit="")
    sign_in_staff(client, staff)
    return client


@pytest.mark.parametrize(("why", "about"), [("no code", "elsewhere"), ("of the centre", "centre")])
def test_without_a_code_or_about_the_centre_itself_it_stays_a_record(
    case: Case, settings: Any, why: str, about: str
) -> None:
    taken = complained(settings, case.reference, "" if why == "no code" else code_of(case), about=about)
    it_arrives()
    assert (OfTheCase.objects.count(), FollowUp.objects.count()) == (0, 0)
    assert taken.reference in text(an_administrator().get(DESK))


def test_a_second_one_is_added_to_the_first_and_after_an_answer_it_contests_it(case: Case, settings: Any) -> None:
    complained(settings, case.reference, code_of(case))
    it_arrives()
    complained(settings, case.reference, code_of(case), told="Toujours rien.")
    it_arrives(RECEIVED + timedelta(days=1))
    heard = desk.complaint(ABOVE, by(ABOVE))
    assert heard is not None
    assert heard.text.index("Rien ne bouge.") < heard.text.index("Toujours rien.")
    desk.answer(case.reference, ABOVE, "Nous cherchons.", by(ABOVE))
    complained(settings, case.reference, code_of(case), told="Encore rien.")
    it_arrives(RECEIVED + timedelta(days=9))
    found = OfTheCase.objects.get()
    assert (found.state, found.contested) == (ComplaintState.OPEN, True)


def test_it_waits_for_a_request_that_only_just_arrived(settings: Any) -> None:
    case = arrived()
    complained(settings, case.reference, code_of(case))
    with pytest.raises(Unfinished):
        it_arrives()
    receiving.receive(case.pseudonym, an_act())
    it_arrives()
    assert OfTheCase.objects.get().case == case


def test_a_voice_is_named_by_its_number(case: Case, settings: Any) -> None:
    complained(settings, case.reference, code_of(case), told="", sound=a_voice())
    it_arrives()
    heard = desk.complaint(ABOVE, by(ABOVE))
    assert heard is not None
    assert "sa voix s’écoute sous ce numéro" in heard.text


def test_the_centre_keeps_no_code_that_it_could_read(case: Case, settings: Any) -> None:
    taken = complained(settings, case.reference, code_of(case))
    code = code_of(case).encode()
    assert code not in bytes(taken.proof)
    assert not [row for row in Outgoing.objects.all() if code in bytes(row.content)]


def test_the_slip_gives_the_number_and_says_what_happens(
    codjo: Client, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    slips: list[Any] = []
    monkeypatch.setattr(printers, "hand_out", slips.append)
    shown = text(codjo.post(COUNTER, {"told": "Rien.", "case": case.reference, "code": code_of(case)}))
    reference = Complaint.objects.get().reference
    assert (reference in shown, slips[0].lines[0].value) == (True, reference)
    assert f"elle est jointe à la demande {case.reference}" in shown
    assert "dans les 30 jours" in slips[0].notes[0].replace("\u00a0", " ")
    assert slips[0].square.endswith(f"/suivi/?reference={case.reference}")
    alone = text(codjo.post(COUNTER, {"told": "Rien."}))
    assert "aucun délai de réponse n’est promis" in alone
    assert "Votre papier sort de l’imprimante" in alone


@pytest.mark.parametrize(
    ("given", "sentence"),
    [({"code": "7F3K-92XQ"}, "Écrivez aussi la référence"), ({"code": "7F3"}, "Ce code ne se lit pas")],
)
def test_a_code_alone_or_cut_is_refused_in_words(codjo: Client, given: dict[str, str], sentence: str) -> None:
    refused = codjo.post(COUNTER, {"told": "Rien.", **given})
    assert (refused.status_code, sentence in text(refused)) == (422, True)


def test_a_form_sent_twice_is_one_complaint_and_leaves_one_recording(codjo: Client, keeper: AKeeper) -> None:
    before = kept_by(keeper)
    for _each in range(2):
        codjo.post(COUNTER, {"told": "Rien.", "sound": a_voice(), "once": "0" * 32})
    assert (Complaint.objects.count(), Outgoing.objects.filter(kind="reception.register").count()) == (1, 1)
    assert len(kept_by(keeper)) == len(before) + 1


def test_what_a_scanner_reads_from_a_receipt_is_its_reference(codjo: Client, case: Case) -> None:
    address = f"https://guichet.example.bj/suivi/?reference={case.reference}"
    codjo.post(COUNTER, {"told": "Rien.", "case": address})
    assert Complaint.objects.get().case == case.reference
