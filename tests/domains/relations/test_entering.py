"""The register of a centre: sealed with the link down, once it is up a concern with thirty days of its own."""

from datetime import timedelta
from typing import Any

import pytest
from django.conf import LazySettings

from guichet.commons.sync.models import Outgoing
from guichet.domains.relations import concerning, entering
from guichet.domains.relations import operations as relations
from guichet.domains.relations.concerning import Said
from guichet.domains.relations.models import Concern, RegisterEntry
from guichet.domains.relations.refusals import MatriculeNeeded, NotByThemselves, NothingSaid
from guichet.domains.relations.sealing import SealedLine
from guichet.domains.relations.vocabulary import Channel, ConcernKind
from guichet.domains.relations.wording import Contact, Words
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.journal.models import Entry
from guichet.foundation.keys import client as keys
from guichet.foundation.lib.operation import building
from guichet.foundation.work.models import Due
from tests.commons.sync.conftest import centre, hurried
from tests.commons.sync.nodes import Centre, spoiled
from tests.domains.reception import CODJO, at_lokossa
from tests.factories.acts import NOON, an_act
from tests.factories.catalogue import a_service, publish
from tests.factories.identity import give, make_staff
from tests.factories.keepers import AKeeper
from tests.factories.places import make_centre

__all__ = ["centre", "hurried"]
pytestmark = pytest.mark.django_db
SERVICE = "certificat-invente"
SAID = "Mon acte inventé n’est jamais arrivé."


@pytest.fixture(autouse=True)
def a_service_is_published(centre: Centre, keeper: AKeeper) -> None:
    """The State's key is known before the link is cut: a centre learns it with its first contact."""
    publish(a_service(SERVICE))
    keys.state_list().write_bytes((keeper.folder / "public.json").read_bytes())
    centre.cut = True


def said(**changes: Any) -> Said:
    facts = {"kind": ConcernKind.COMPLAINT, "theme": "autre", "service": SERVICE, "words": Words(SAID, "Afi Inventée")}
    return Said(**{**facts, **changes})


def written(settings: LazySettings, once: str = "a", *, about_centre: bool = False, **changes: Any) -> str:
    settings.NODE = "centre"
    try:
        return entering.write(said(**changes), once * 32, at_lokossa(), about_centre=about_centre)
    finally:
        settings.NODE = "hub"


def arrives(at: Centre) -> None:
    """The link is up again; one database stands for both ends, and what only the centre's own table holds is parted."""
    with building():
        RegisterEntry.objects.filter(received_at=None).delete()
    at.cut = False
    at.work()
    opened()


def opened() -> None:
    for due in Due.objects.filter(kind=relations.OPEN_ENTRY):
        entering.open_entry(due.key, an_act())


def test_with_the_link_down_it_waits_sealed_and_with_the_link_up_it_is_a_concern(
    centre: Centre, settings: LazySettings
) -> None:
    code = written(settings, contact=Contact(phone="+2290197001122"))
    centre.work(steps=3)
    assert (Concern.objects.exists(), Outgoing.objects.count()) == (False, 1)
    arrives(centre)
    row = Concern.objects.get()
    assert (row.channel, row.place, row.to) == (Channel.REGISTER, "LOK", "presidence-cpd")
    assert row.reference.startswith("LOK-")
    followed = concerning.follow(code, an_act())
    assert [line.words.text for line in followed.lines] == [SAID]
    assert RegisterEntry.objects.get().concern == row.reference


def test_its_thirty_days_begin_when_it_arrives_and_not_by_the_clock_of_the_centre(
    centre: Centre, settings: LazySettings
) -> None:
    written(settings)
    arrives(centre)
    row, entry = Concern.objects.get(), RegisterEntry.objects.get()
    assert entry.written_at == NOON
    assert row.opened_at == entry.received_at
    assert row.due_at == entry.received_at + timedelta(days=30)


def test_a_link_that_loses_doubles_and_spoils_makes_one_concern_of_each(centre: Centre, settings: LazySettings) -> None:
    for once in "abcdefgh":
        written(settings, once)
    centre.link.spoil = spoiled(20_261_129)
    arrives(centre)
    opened()
    assert Concern.objects.count() == RegisterEntry.objects.count() == 8
    assert not RegisterEntry.objects.waiting().exists()


def test_a_form_sent_twice_is_one_entry_with_one_code(centre: Centre, settings: LazySettings) -> None:
    assert written(settings) == written(settings)
    assert (RegisterEntry.objects.count(), Outgoing.objects.count()) == (1, 1)
    assert Entry.objects.of_kind("relations.register-written").count() == 1
    arrives(centre)
    assert Concern.objects.count() == 1


def test_what_arrives_again_under_the_same_name_changes_nothing(centre: Centre, settings: LazySettings) -> None:
    written(settings)
    arrives(centre)
    row = RegisterEntry.objects.get()
    parcel = relations.keep_entry(
        parcel=SealedLine(row.identifier, b"other"), kind="request", received_at=NOON, act=at_lokossa()
    )
    assert (parcel.pk, bytes(parcel.sealed)) == (row.pk, b"")
    opened()
    entering.open_entry("0" * 32, an_act())
    assert Concern.objects.count() == 1


def test_the_centre_keeps_that_it_wrote_and_nothing_of_what(settings: LazySettings) -> None:
    code = written(settings)
    content = bytes(Outgoing.objects.get().content)
    assert not [each for each in (SAID, "Afi", code, SERVICE) if each.encode() in content]
    row = RegisterEntry.objects.get()
    assert (row.kind, row.written_by, bytes(row.sealed), row.concern) == ("complaint", CODJO.reference, b"", "")
    assert entering.written_here("LOK", NOON) == {ConcernKind.COMPLAINT: 1}
    assert entering.written_here("LOK", NOON + timedelta(days=1)) == {}
    assert entering.written_here("OUI", NOON) == {}


def test_all_that_leaves_has_one_of_few_sizes(settings: LazySettings) -> None:
    written(settings, "a")
    written(settings, "b", words=Words(SAID + " Et rien non plus cette semaine."))
    one, other = (len(bytes(row.content)) for row in Outgoing.objects.all())
    assert abs(one - other) <= 8


def test_a_complaint_about_the_centre_is_not_written_by_its_own_staff(settings: LazySettings) -> None:
    with pytest.raises(NotByThemselves, match="borne"):
        written(settings, about_centre=True)
    assert (RegisterEntry.objects.exists(), Outgoing.objects.exists()) == (False, False)


def test_what_is_not_complete_is_refused_before_anything_is_kept(settings: LazySettings) -> None:
    with pytest.raises(NothingSaid):
        written(settings, words=Words(" "))
    with pytest.raises(MatriculeNeeded):
        written(settings, theme="carriere")
    assert not Outgoing.objects.exists()


def test_its_department_is_that_of_the_centre_unless_another_was_said(centre: Centre, settings: LazySettings) -> None:
    make_centre("LOK")
    give(make_staff("parakou@exemple.bj"), RoleKind.OFFICER, authority="", unit="", place="PAR")
    facts: dict[str, Any] = {
        "kind": ConcernKind.REQUEST,
        "theme": "formation",
        "service": "",
        "words": Words(SAID, matricule="M12"),
    }
    written(settings, "a", **facts)
    written(settings, "b", **facts, department="BJ-BO")
    arrives(centre)
    assert list(Concern.objects.order_by("pk").values_list("to", flat=True)) == ["mtfp-dgfp", "mtfp-ddtfp-borgou"]
