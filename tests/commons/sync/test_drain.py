"""A week of requests, filed while there was no link, becomes as many cases: none is lost, none comes twice."""

from pathlib import Path
from random import Random

import pytest
from django.conf import LazySettings

from guichet.commons.catalogue.definition.reading import read_catalogue
from guichet.commons.intake import carrying
from guichet.commons.intake import registry as intake
from guichet.commons.intake.models import Draft, Submission
from guichet.commons.sync import queries as sync
from guichet.domains.casework import queries as casework
from guichet.domains.casework import receiving
from guichet.domains.casework.models import Case
from guichet.foundation.keys import client as keys
from guichet.foundation.keys.public import Kind
from guichet.foundation.lib.operation import building
from tests.commons.sync.nodes import START, Centre, at_the_hub, spoiled
from tests.factories import crowd
from tests.factories.catalogue import publish
from tests.factories.filings import Receipt, at_the_kiosk, file_together

FILINGS = 500
OPENED = 25  # to examine a case derives keys, which is made to be slow
SEED = 20_261_128


@pytest.fixture
def receipts(centre: Centre, settings: LazySettings, monkeypatch: pytest.MonkeyPatch) -> list[Receipt]:
    """Of what was filed while the link was down, at a centre that has the services which need no paper."""
    del centre  # its outbox begins when it is enrolled
    found = read_catalogue(Path(settings.SERVICES))
    offered = [service for service in found.services if service.code in crowd.SERVICES]
    publish(*offered, vocabulary=found.vocabulary)
    recipient = keys.current(Kind.INTAKE)
    settings.NODE = "centre"
    with monkeypatch.context() as patched:
        patched.setattr(intake, "_receivers", [carrying.carry])
        receipts = file_together(count=FILINGS, chance=Random(SEED), recipient=recipient, act=at_the_kiosk(START))
    settings.NODE = "hub"
    _part_the_two_ends()
    return receipts


def _part_the_two_ends() -> None:
    """One database stands for both: what only the centre's own tables hold is not the hub's."""
    with building():
        Submission.objects.all().delete()
        Draft.objects.all().delete()


def assert_each_receipt_has_its_case(receipts: list[Receipt]) -> None:
    """The very bytes that were sealed at the centre, once; and what is printed opens it, as its applicant does."""
    cases = dict(Case.objects.values_list("reference", "pseudonym"))
    assert Case.objects.count() == len(receipts)
    assert cases.keys() == {receipt.reference for receipt in receipts}
    assert dict(Submission.objects.values_list("reference", "digest")) == {
        receipt.reference: receipt.digest for receipt in receipts
    }
    for receipt in receipts[:: len(receipts) // OPENED]:
        receiving.receive(cases[receipt.reference], at_the_hub())
        assert casework.case_of(receipt.reference, receipt.code).pseudonym == cases[receipt.reference]


def test_five_hundred_filings_are_five_hundred_cases(centre: Centre, receipts: list[Receipt]) -> None:
    """On a link that spoils two messages in five."""
    centre.link.spoil = spoiled(SEED)
    centre.work()
    assert sync.standing().records == 0
    assert sync.quarantined() == ()
    assert_each_receipt_has_its_case(receipts)
