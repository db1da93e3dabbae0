"""A reading is shown to anybody with one file, and the key of the log."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings
from typer.testing import CliRunner

from guichet.command import log
from guichet.commons.public_log import signing
from guichet.commons.public_log.refusals import Malformed
from guichet.domains.casework import operations as casework
from guichet.domains.casework import proving, queries
from guichet.domains.casework.models import Case, Look
from guichet.domains.casework.queries import Counted
from guichet.domains.casework.refusals import NotYours
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.operation import building
from tests.factories.acts import NOON, an_act
from tests.factories.cases import a_ready_case, an_officer, by, publish_the_service
from tests.factories.keepers import AKeeper

pytestmark = pytest.mark.django_db
IDA = an_officer("ida", kind=RoleKind.SUPERVISOR, unit="bureau")
DAY = timedelta(days=1)


@pytest.fixture
def case(settings: Settings, keeper: AKeeper, tmp_path: Path) -> Case:
    settings.VAR = tmp_path
    (tmp_path / "keeper").symlink_to(keeper.folder)
    publish_the_service()
    return a_ready_case()


@pytest.fixture
def look(case: Case) -> Look:
    """One of three of its day."""
    for _each in range(3):
        casework.look_at_standing(reference=case.reference, act=by(IDA))
    return Look.objects.order_by("pk")[1]


def counted(case: Case, look: Look) -> Counted | None:
    return queries.counted(case.reference, queries.tracking_code(case.reference), look.identifier)


def proof_of(case: Case, look: Look) -> bytes:
    casework.close_day(act=an_act(NOON + DAY))
    signing.run(an_act(NOON + DAY))
    found = counted(case, look)
    assert found is not None
    assert (found.size, found.holds) == (3, True)
    assert found.proof is not None
    return found.proof


def test_the_file_convinces_a_stranger_who_has_the_key_of_the_log(case: Case, look: Look) -> None:
    file, key = proof_of(case, look), signing.verifiers()[-1]
    shown = proving.shows(file, key)
    assert shown is not None
    assert (shown["reading"], shown["reason"], shown["case"]) == (look.identifier, "help-line", case.pseudonym)


@pytest.mark.parametrize("name", ["reading", "line"])
def test_a_file_that_says_something_else_convinces_nobody(case: Case, look: Look, name: str) -> None:
    given = json.loads(proof_of(case, look))
    given[name] = given[name].replace("2026", "2025")
    assert proving.shows(json.dumps(given).encode(), signing.verifiers()[-1]) is None


def test_a_line_of_another_kind_is_no_day_of_readings(case: Case, look: Look) -> None:
    given = json.loads(proof_of(case, look))
    given["line"] = given["line"].replace('"readings"', '"rule-common"')
    assert proving.shows(json.dumps(given).encode(), signing.verifiers()[-1]) is None


@pytest.mark.parametrize("file", [b"", b"[]", b"{}", b'{"reading": 1}', b'{"reading": "{}", "line": "{}"}'])
@pytest.mark.usefixtures("case")
def test_what_is_no_such_file_is_said_to_be_none(file: bytes) -> None:
    with pytest.raises(Malformed):
        proving.shows(file, signing.verifiers()[-1])


def test_before_its_day_is_over_it_is_not_counted_and_before_the_log_is_signed_not_proven(
    case: Case, look: Look
) -> None:
    assert counted(case, look) is None
    casework.close_day(act=an_act(NOON + DAY))
    found = counted(case, look)
    assert found is not None
    assert found.proof is None
    with pytest.raises(NotYours):
        queries.counted(case.reference, queries.tracking_code(case.reference), "rien")


def test_what_was_taken_away_shows_on_the_page_of_those_that_are_left(case: Case, look: Look) -> None:
    proof_of(case, look)
    with building():
        Look.objects.exclude(pk=look.pk).delete()
    found = counted(case, look)
    assert found is not None
    assert not found.holds


def test_the_command_says_whether_it_is_counted(case: Case, look: Look, tmp_path: Path) -> None:
    file, key = tmp_path / "reading.json", str(signing.verifiers()[-1])
    file.write_bytes(proof_of(case, look))
    run = CliRunner().invoke(log.build(), ["reading", str(file), "--key", key])
    assert (run.exit_code, "est comptée dans le journal" in run.output.replace("\n", " ")) == (0, True)
    file.write_bytes(file.read_bytes().replace(b"help-line", b"step"))
    run = CliRunner().invoke(log.build(), ["reading", str(file), "--key", key])
    assert run.exit_code == 1
    file.write_bytes(b"rien")
    assert CliRunner().invoke(log.build(), ["reading", str(file), "--key", key]).exit_code == 2
