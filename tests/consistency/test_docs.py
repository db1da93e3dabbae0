"""Documentation fails like code: what it names exists, what it promises to open opens."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from guichet.commons.catalogue.definition.reading import read_catalogue
from guichet.foundation.places import operations as places
from guichet.foundation.places import reading
from guichet.settings.environment import Environment
from tests.factories.acts import an_act
from tests.factories.catalogue import publish

ROOT = Path(__file__).resolve().parents[2]
TEXTS = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)")
SITE = r"http://(?:localhost:8000|lokossa\.localhost:8001)"
PATH = re.compile(r"`((?:guichet|services|tests|docs|tools|bench|simulation|requirements)/[\w./-]*)`")
COMMAND = re.compile(r"^make ([a-z-]+)|`make ([a-z-]+)`", re.MULTILINE)
DECISION_LINES = 40


def named(text: Path) -> str:
    return str(text.relative_to(ROOT))


@pytest.mark.parametrize("text", TEXTS, ids=named)
def test_every_link_leads_somewhere(text: Path) -> None:
    links = [link for link in LINK.findall(text.read_text()) if not link.startswith("http")]
    assert [link for link in links if not (text.parent / link).exists()] == []


@pytest.mark.parametrize("text", TEXTS, ids=named)
def test_every_path_named_exists(text: Path) -> None:
    assert [path for path in PATH.findall(text.read_text()) if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("text", TEXTS, ids=named)
def test_every_make_command_named_exists(text: Path) -> None:
    commands = {first or second for first, second in COMMAND.findall(text.read_text())}
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert commands <= targets


@pytest.mark.parametrize("text", sorted((ROOT / "docs/decisions").glob("*.md")), ids=named)
def test_a_decision_takes_forty_lines_at_most(text: Path) -> None:
    assert len(text.read_text().splitlines()) <= DECISION_LINES


def test_every_variable_of_the_environment_is_described_and_no_other() -> None:
    read = {f"GUICHET_{name}".upper() for name in Environment.model_fields} | {"GUICHET_PROFILE"}
    assert set(re.findall(r"^\| `(GUICHET_\w+)`", (ROOT / "docs/settings.md").read_text(), re.MULTILINE)) == read


def pages_promised() -> Iterator[str]:
    for text in ("README.md", "LISEZMOI.md"):
        for found in re.finditer(rf"\]\({SITE}([^)]*)\)|<{SITE}([^>]*)>", (ROOT / text).read_text()):
            yield found[1] or found[2] or "/"


@pytest.mark.django_db
def test_every_page_that_the_readme_names_opens(client: Client) -> None:
    catalogue = read_catalogue(settings.SERVICES)
    publish(*catalogue.services, vocabulary=catalogue.vocabulary)
    places.load_places(data=reading.read(), act=an_act())
    addresses = set(pages_promised())
    assert len(addresses) > 5
    opened = {address: client.get(address, follow=True).status_code for address in addresses}
    assert opened == dict.fromkeys(addresses, 200)


def test_every_picture_is_one_that_the_script_takes() -> None:
    from tools.pictures import MAIN, Picture  # noqa: PLC0415

    shown = set(re.findall(r"docs/pictures/([\w-]+\.png)", (ROOT / "README.md").read_text()))
    tracked = subprocess.run(["git", "ls-files", "docs/pictures"], cwd=ROOT, capture_output=True, text=True, check=True)
    taken = {Picture(*each).name for each in MAIN}
    assert shown <= taken
    assert {Path(line).name for line in tracked.stdout.split()} == taken
