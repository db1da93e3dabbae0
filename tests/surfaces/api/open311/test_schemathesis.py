"""Whatever the description of Open311 allows, and what it does not; `make faults` tries twenty times as many."""

import pytest
from schemathesis import GenerationMode

from guichet.domains.relations.limiting import Counter
from guichet.domains.relations.refusals import TooManyConcerns
from guichet.surfaces.api.open311 import sending
from tests.surfaces.api.test_schemathesis import A_FEW, MANY, call_all, one_connection

__all__ = ["one_connection"]
BOTH_WAYS = [(GenerationMode.POSITIVE, {200, 404}), (GenerationMode.NEGATIVE, {400, 404})]


@pytest.fixture(autouse=True)
def without_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """They are told by test_writing.py."""
    monkeypatch.setattr(sending, "WRITTEN", Counter(most=1_000_000, refusal=TooManyConcerns))


@pytest.mark.parametrize(("mode", "expected"), BOTH_WAYS)
def test_by_its_description(mode: GenerationMode, expected: set[int]) -> None:
    assert expected <= call_all(mode, {}, A_FEW, "/open311/v2/openapi.json")


@pytest.mark.fault
@pytest.mark.parametrize(("mode", "expected"), BOTH_WAYS)
def test_by_its_description_for_long(mode: GenerationMode, expected: set[int]) -> None:
    assert expected <= call_all(mode, {}, MANY, "/open311/v2/openapi.json")
