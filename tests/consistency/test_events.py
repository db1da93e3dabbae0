"""What the journal holds is written in docs/events.md, and names nobody."""

import re
from dataclasses import fields

import pytest

from guichet.foundation.journal.events import Kind, kinds
from tests.consistency.sources import ROOT, modules

Description = tuple[str, str, tuple[str, ...]]
# Words that a field about a person has in its name. The journal outlives whom it speaks of.
PERSONAL = {
    *("name", "names", "surname", "forename", "firstname", "lastname", "nickname", "person", "applicant"),
    *("phone", "telephone", "mobile", "email", "mail", "address", "street", "ip"),
    *("npi", "ifu", "nin", "matricule", "passport", "birth", "birthday", "born", "age", "sex", "gender"),
    *("photo", "picture", "signature", "voice", "fingerprint", "iban", "account", "answer", "answers"),
}


def declared() -> list[Kind]:
    """Kinds of the package's own; tests declare some too."""
    assert modules("events")
    return [kind for kind in kinds().values() if kind.declared_by.__module__.startswith("guichet.")]


def facts(kind: Kind) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind.declared_by))


def personal(names: tuple[str, ...]) -> list[str]:
    return [name for name in names if PERSONAL & set(name.split("_"))]


def described() -> dict[str, Description]:
    """Name of the event to its schema, its subject and its facts, from the rows of the tables."""
    rows = re.findall(r"^\| `([^`]+)` \| (\d+) \| `([^`]+)` \| ([^|]+) \|", _text(), re.MULTILINE)
    return {name: (schema, subject, tuple(re.findall(r"`([^`]+)`", facts))) for name, schema, subject, facts in rows}


def _text() -> str:
    return (ROOT / "docs" / "events.md").read_text()


def test_every_event_is_described_as_it_is() -> None:
    assert described() == {kind.name: (str(kind.schema), kind.subject, facts(kind)) for kind in declared()}


def test_no_event_has_a_field_about_a_person() -> None:
    assert {kind.name: found for kind in declared() if (found := personal(facts(kind)))} == {}


@pytest.mark.parametrize("name", ["phone", "applicant_name", "birth_on"])
def test_a_field_about_a_person_is_seen(name: str) -> None:
    assert personal(("service", name)) == [name]
