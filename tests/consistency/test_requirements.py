"""What is installed is what pyproject.toml asks for, with its reason, and what the lists pin."""

import re
from collections.abc import Iterable, Mapping

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.consistency.sources import ROOT, pyproject

LISTS = ("uv", "runtime", "test", "judges")


def pinned(name: str) -> Mapping[str, str]:
    """Package to version, of one list."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text()
    return {
        canonicalize_name(package): version
        for package, version in re.findall(r"^([\w.-]+)==([\w.]+)", text, re.MULTILINE)
    }


def asked(name: str) -> list[Requirement]:
    groups = {**pyproject()["dependency-groups"], "runtime": pyproject()["project"]["dependencies"]}
    return [Requirement(line) for line in groups["bootstrap" if name == "uv" else name]]


def unexplained(text: str, requirements: Iterable[str]) -> list[str]:
    """Those of `requirements` that have no line of their own in `text` with a comment behind."""
    return [line for line in requirements if not re.search(rf'^ +"{re.escape(line)}", +# \w', text, re.MULTILINE)]


@pytest.mark.parametrize("name", LISTS)
def test_a_list_pins_all_that_is_asked(name: str) -> None:
    versions = pinned(name)
    wrong = [
        str(requirement)
        for requirement in asked(name)
        if not requirement.specifier.contains(versions.get(canonicalize_name(requirement.name), "0"))
    ]
    assert wrong == [], "make lock"


def test_what_is_tested_is_what_runs() -> None:
    assert pinned("runtime").items() <= pinned("test").items(), "make lock"


@pytest.mark.parametrize("name", LISTS)
def test_every_pin_has_its_hash(name: str) -> None:
    text = (ROOT / "requirements" / f"{name}.txt").read_text()
    pins = re.findall(r"^\S+==.*\\\n +--hash=sha256:[0-9a-f]{64}", text, re.MULTILINE)
    assert len(pins) == len(pinned(name))


def test_every_dependency_says_why_it_is_here() -> None:
    groups = [pyproject()["project"]["dependencies"], *pyproject()["dependency-groups"].values()]
    text = (ROOT / "pyproject.toml").read_text()
    assert unexplained(text, [line for group in groups for line in group]) == []


def test_a_dependency_without_a_reason_is_seen() -> None:
    text = '    "django>=5",  # the frame\n    "leftpad>=1",\n'
    assert unexplained(text, ["django>=5", "leftpad>=1"]) == ["leftpad>=1"]
