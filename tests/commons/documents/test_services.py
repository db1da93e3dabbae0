"""Every document that a service file names can be printed, with each of its fields."""

from pathlib import Path

import pytest

from guichet.commons.catalogue.definition.reading import read_catalogue
from guichet.commons.documents.kinds import KINDS
from tests.consistency.sources import ROOT

FOLDERS = (ROOT / "services", ROOT / "services/_exemples")


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: str(folder.name))
def test_every_document_of_the_services_is_a_known_template_that_prints_its_fields(folder: Path) -> None:
    found = read_catalogue(folder)
    named = [
        (service.code, outcome.document)
        for service in found.services
        for outcome in (service.procedure.outcomes if service.procedure else ())
        if outcome.document
    ]
    assert named
    assert {code for code, document in named if document.template not in KINDS} == set()
    assert [(code, document.fields.keys() - set(KINDS[document.template].fields)) for code, document in named] == [
        (code, set()) for code, _ in named
    ]
