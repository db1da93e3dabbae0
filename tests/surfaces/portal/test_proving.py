"""Whoever made a request finds its lines in the public log, and proves them to anybody; nobody else finds them."""

import hashlib
import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from guichet.commons.public_log import notes, proof, queries, signing
from guichet.commons.public_log import operations as public_log
from guichet.domains.casework import queries as casework
from guichet.domains.casework.models import Case
from tests.factories.acts import NOON, an_act
from tests.factories.cases import a_ready_case, publish_the_service
from tests.factories.keepers import AKeeper

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(settings: Settings, keeper: AKeeper, tmp_path: Path) -> Case:
    settings.VAR = tmp_path
    (tmp_path / "keeper").symlink_to(keeper.folder)
    publish_the_service()
    return a_ready_case()


@pytest.fixture
def holder(client: Client, case: Case) -> Client:
    client.post("/suivi/", {"reference": case.reference, "code": casework.tracking_code(case.reference)})
    return client


def lines_of(holder: Client, case: Case) -> list[str]:
    page = holder.get(f"/suivi/{case.reference}/preuves/").content.decode()
    return re.findall(rf"/suivi/{case.reference}/preuves/(\d+)\.json", page)


def test_each_line_and_its_proof_convince_a_stranger(holder: Client, case: Case) -> None:
    signing.run(an_act(NOON + timedelta(days=1)))
    key = signing.verifiers()[-1]
    (received, ready) = lines_of(holder, case)
    for index in (received, ready):
        line = holder.get(f"/suivi/{case.reference}/preuves/{index}.json").content
        shown = holder.get(f"/suivi/{case.reference}/preuves/{index}.tlog-proof").content.decode()
        assert proof.read(shown).shows(line, origin=key.name, key=notes.read_verifier(str(key)))
        assert case.pseudonym.encode() in line


def test_the_page_says_why_these_lines_are_ones_own(holder: Client, case: Case) -> None:
    signing.run(an_act(NOON + timedelta(days=1)))
    page = holder.get(f"/suivi/{case.reference}/preuves/").content.decode()
    (salt,) = re.findall(r"<dd>([0-9a-f]{32})</dd>", page)
    assert hashlib.sha256(bytes.fromhex(salt) + case.reference.encode()).hexdigest() == case.pseudonym
    assert case.pseudonym in page
    assert f'href="/suivi/{case.reference}/preuves/"' in holder.get(f"/suivi/{case.reference}/").content.decode()


def test_the_page_shows_the_day_that_the_log_holds_and_how_to_check_the_last_line(holder: Client, case: Case) -> None:
    signing.run(an_act(NOON + timedelta(days=1)))
    page = holder.get(f"/suivi/{case.reference}/preuves/").content.decode()
    last = lines_of(holder, case)[-1]
    assert re.search(r'data-label="Promis pour le">\s*27 novembre 2026', page)
    assert f"guichet log proof {case.reference}-{last}.tlog-proof {case.reference}-{last}.json --key" in page
    assert f"--leaf {case.reference}-{last}.json --index {last} --tiles http://localhost:8000/journal --log-key" in page


def test_before_its_crowd_is_there_nothing_is_told_and_the_page_says_why(holder: Client, case: Case) -> None:
    signing.run(an_act(NOON))
    assert lines_of(holder, case) == []
    assert "l’heure ne trahit personne" in holder.get(f"/suivi/{case.reference}/preuves/").content.decode()


def test_a_line_that_is_not_signed_yet_has_no_proof_yet(holder: Client, case: Case) -> None:
    public_log.sequence(act=an_act(NOON + timedelta(days=1)))
    index = lines_of(holder, case)[0]
    assert holder.get(f"/suivi/{case.reference}/preuves/{index}.tlog-proof").status_code == 404


def test_lines_of_others_are_not_found_and_a_stranger_finds_none(holder: Client, case: Case) -> None:
    other = a_ready_case()
    signing.run(an_act(NOON + timedelta(days=1)))
    (foreign, *_rest) = [index for index, _content in queries.lines_about(other.pseudonym)]
    mine = lines_of(holder, case)[0]
    for end in ("json", "tlog-proof"):
        assert holder.get(f"/suivi/{case.reference}/preuves/{foreign}.{end}").status_code == 404
        assert Client().get(f"/suivi/{case.reference}/preuves/{mine}.{end}").status_code == 404
    assert Client().get(f"/suivi/{case.reference}/preuves/").headers["Location"] == "/suivi/"
