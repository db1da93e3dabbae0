"""What every test of Guichet has."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils import translation
from hypothesis import HealthCheck, settings

from guichet.foundation.work import registry
from tests.factories.keepers import AKeeper, a_keeper

# No test measures time: a busy machine is not a fault of the code.
settings.register_profile("guichet", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("guichet")

HERE = Path(__file__).parent
RINGS_OF_ROOMS = {"commons", "domains", "surfaces"}
FOLLOWING_A_CASE = ("casework", "documents", "intake", "payments")
PROCESS_FOLDERS = {"command", "journeys", "link", "national_identity"}
PROCESS_FILES = {
    "test_processes",
    "test_settings",
    "test_sudden_death",
    "test_pkcs11",
    "test_keeper",
    "test_rotation",
    "test_destruction",
    "test_files",
    "test_postgresql",
    "test_judged_by_others",
    "test_archive",
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks what a second run on another database is worth, and what a person in a hurry leaves out."""
    for item in items:
        if item.get_closest_marker("django_db") or "db" in getattr(item, "fixturenames", ()):
            item.add_marker("database")
        if starts_processes(item.path):
            item.add_marker("process")


def pytest_collection_finish() -> None:
    """What seven thousand tests and their modules are made of stays: whoever looks for garbage need not look there."""
    gc.collect()
    gc.freeze()


def starts_processes(path: Path) -> bool:
    """Whole folders are about real processes; elsewhere a file says so by its name, or is listed."""
    place = path.relative_to(HERE)
    return place.parts[0] in PROCESS_FOLDERS or place.stem in PROCESS_FILES


@pytest.fixture(autouse=True)
def in_french() -> Iterator[None]:
    """A request leaves its language to the thread that answered it: each test begins and ends in French."""
    with translation.override("fr"):
        yield


@pytest.fixture(autouse=True)
def periodic_work_of_the_room(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A test of one room has no worker do the periodic work of thirty others each time; real nodes do all of it."""
    ring, room, *_ = (*request.path.relative_to(HERE).parts, "")
    if ring in RINGS_OF_ROOMS:
        kept = tuple(f"{name.replace('_', '-')}." for name in (room, *FOLLOWING_A_CASE))
        kinds = {kind.name: kind for kind in map(registry.kind_of, registry.names())}
        mine = {name: kind for name, kind in kinds.items() if kind.interval is None or name.startswith(kept)}
        monkeypatch.setattr(registry, "_kinds", mine)
        beats = {beat.name: beat for beat in registry.beats() if beat.name.startswith(kept)}
        monkeypatch.setattr(registry, "_beats", beats)


@pytest.fixture(scope="session")
def keeper() -> Iterator[AKeeper]:
    """One for each worker; a file whose tests stop it, or count what it holds, has a keeper of its own."""
    with a_keeper() as keeper:
        keeper.start()
        yield keeper
