"""A restored hub lost what shows whose lines are whose; a copy that was kept apart gives it back to their holders."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from guichet.commons.intake.codes import imprint
from guichet.commons.public_log import notes, proof, signing
from guichet.commons.public_log import openings as files
from guichet.commons.public_log.models import Opening
from guichet.commons.public_log.openings import PURPOSE
from guichet.commons.public_log.refusals import Malformed
from guichet.domains.casework import openings
from guichet.domains.casework import queries as casework
from guichet.domains.casework.models import Case
from guichet.domains.casework.refusals import NotYours
from guichet.foundation.journal.models import Entry
from guichet.foundation.keys import passphrase
from guichet.foundation.keys.refusals import PassphraseTooShort, WrongPassphrase
from guichet.foundation.lib.operation import building
from tests.factories.acts import NOON, an_act
from tests.factories.cases import a_ready_case, publish_the_service
from tests.factories.keepers import AKeeper

pytestmark = pytest.mark.django_db

SECRET = "twenty characters or more"
LATER = NOON + timedelta(days=1)
GONE = "Cette demande n’est plus dans nos dossiers"


@pytest.fixture
def case(settings: Settings, keeper: AKeeper, tmp_path: Path) -> Case:
    settings.VAR = tmp_path
    (tmp_path / "keeper").symlink_to(keeper.folder)
    publish_the_service()
    case = a_ready_case()
    signing.run(an_act(LATER))
    return case


@pytest.fixture
def code(case: Case) -> str:
    return casework.tracking_code(case.reference)


def lose(case: Case) -> None:
    """What a backup from before does to a request: its name is given to nobody any more."""
    with building():
        Case.objects.filter(pk=case.pk).update(reference="LOK-0000-0000-0", pseudonym="0" * 64, salt=bytes(16))


def enter(client: Client, case: Case, code: str) -> str:
    answer = client.post("/suivi/", {"reference": case.reference, "code": code})
    return answer.headers.get("Location", "")


def test_the_proofs_of_a_lost_request_open_again_for_its_holder_alone(client: Client, case: Case, code: str) -> None:
    proofs = f"/suivi/{case.reference}/preuves/"
    enter(client, case, code)
    before = re.findall(rf"{proofs}(\d+)\.json", client.get(proofs).content.decode())
    assert len(before) == 2
    copy = openings.copied(SECRET)
    lose(case)
    client.logout()
    assert enter(client, case, code) == ""
    assert openings.take_back(copy, SECRET, an_act(LATER)) == 1
    assert enter(client, case, "0000-0000") == ""
    assert client.get(proofs).headers["Location"] == "/suivi/"
    assert enter(client, case, code) == proofs
    page = client.get(proofs).content.decode()
    assert GONE in page
    assert re.findall(rf"{proofs}(\d+)\.json", page) == before
    key = signing.verifiers()[-1]
    line = client.get(f"{proofs}{before[0]}.json").content
    shown = client.get(f"{proofs}{before[0]}.tlog-proof").content.decode()
    assert proof.read(shown).shows(line, origin=key.name, key=notes.read_verifier(str(key)))
    assert client.get(f"/suivi/{case.reference}/").headers["Location"] == "/suivi/"


def test_a_request_that_came_again_under_another_name_has_the_lines_of_both(client: Client, case: Case) -> None:
    printed = "7F3K-92QX"
    with building():
        Case.objects.filter(pk=case.pk).update(own_code=imprint(printed, reference=case.reference))
    copy = openings.copied(SECRET)
    again = files.Opened(case.reference, bytes(16))
    with building():
        Case.objects.filter(pk=case.pk).update(salt=again.salt, pseudonym=again.pseudonym)
    openings.take_back(copy, SECRET, an_act(LATER))
    assert enter(client, case, printed) == f"/suivi/{case.reference}/"
    page = client.get(f"/suivi/{case.reference}/preuves/").content.decode()
    assert GONE not in page
    assert case.pseudonym in page
    assert again.pseudonym in page
    assert len(re.findall(r"preuves/(\d+)\.json", page)) == 2


def test_what_is_here_is_not_kept_twice_and_the_next_copy_has_what_came_back(case: Case, code: str) -> None:
    copy = openings.copied(SECRET)
    assert openings.take_back(copy, SECRET, an_act(LATER)) == 0
    assert not Opening.objects.exists()
    lose(case)
    for _ in range(2):
        assert openings.take_back(copy, SECRET, an_act(LATER)) == 1
    assert Opening.objects.count() == 1
    assert Entry.objects.filter(kind="public-log.openings-kept").count() == 3
    assert case.reference in {each.reference for each in files.read(openings.copied(SECRET), SECRET)}
    with pytest.raises(NotYours):
        openings.of_holder(case.reference, "0000-0000")
    assert [each.pseudonym for each in openings.of_holder(case.reference, code)] == [case.pseudonym]


def test_the_copy_opens_with_its_passphrase_alone_and_names_nobody_without(case: Case) -> None:
    with pytest.raises(PassphraseTooShort, match="20 caractères au moins"):
        openings.copied("short")
    copy = openings.copied(SECRET)
    assert case.reference.encode() not in copy
    for file, secret in ((copy, SECRET + "!"), (copy[:-1], SECRET), (copy[:10], SECRET), (b"", SECRET)):
        with pytest.raises(WrongPassphrase):
            openings.take_back(file, secret, an_act(LATER))
    with pytest.raises(WrongPassphrase):
        passphrase.open_sealed(copy, passphrase=SECRET, purpose="another")
    with pytest.raises(Malformed):
        openings.take_back(passphrase.seal(b"words", passphrase=SECRET, purpose=PURPOSE), SECRET, an_act(LATER))
    assert not Opening.objects.exists()
