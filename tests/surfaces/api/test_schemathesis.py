"""Whatever the description allows, and what it does not: no fault of ours, and answers as described.

Schemathesis makes the calls and judges them; `make faults` tries twenty times as many.
"""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import APIOperation, Case, CheckContext, GenerationMode, Response
from schemathesis.checks import CheckFunction, not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.specs.openapi import checks

from guichet.foundation.identity.operations import tokens as tokens_module
from guichet.foundation.identity.operations.allowances import Limit
from tests.factories.machines import ANSWERS, Machine
from tests.factories.requests import CODE

pytestmark = pytest.mark.django_db

OURS = re.compile(rb'"code": 5|<code>5')


def not_a_fault_of_ours(_context: CheckContext, response: Response, _case: Case[Any]) -> bool | None:
    """Open311 has one status for whatever it refuses: the code in the body tells whose fault it is."""
    assert not OURS.search(response.content), response.content
    return None


CHECKS: list[CheckFunction] = [
    not_a_fault_of_ours,
    not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
]
A_FEW, MANY = 6, 120
BOTH_WAYS = [(GenerationMode.POSITIVE, {200, 404}), (GenerationMode.NEGATIVE, {422})]


@pytest.fixture
def machine(town_hall: Machine, monkeypatch: pytest.MonkeyPatch) -> Machine:
    """Without limits: they are told by test_tokens.py."""
    for name in ("CALLS", "DEPOSITS"):
        monkeypatch.setattr(tokens_module, name, Limit(name, 1_000_000, timedelta(days=1)))
    return town_hall


@pytest.fixture(autouse=True)
def one_connection() -> Iterator[None]:
    """A server closes what a request left open; here the test's own transaction is."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


class Node:
    """The application as a server calls it, which says who is at the other end."""

    def __init__(self) -> None:
        self.application = WSGIHandler()

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Any:
        return self.application(environ | {"REMOTE_ADDR": "127.0.0.1"}, start_response)


def every_operation(description: str) -> list[APIOperation[Any, Any, Any, Any]]:
    schema = schemathesis.openapi.from_wsgi(description, Node())
    return [found.ok() for found in schema.get_all_operations() if isinstance(found, Ok)]


def call_all(
    mode: GenerationMode, headers: dict[str, str], examples: int, description: str = "/api/v1/openapi.json"
) -> set[int]:
    """Call each operation so many times; the statuses that came back."""
    seen: set[int] = set()
    for operation in every_operation(description):
        if mode is GenerationMode.NEGATIVE and not {"400", "422"} & set(operation.responses.status_codes):
            continue  # nothing of what it takes can be wrong
        _many(operation, mode, examples, lambda case: seen.add(_call(case, headers)))()
    return seen


def _many(
    operation: APIOperation[Any, Any, Any, Any], mode: GenerationMode, examples: int, judge: Callable[[Case[Any]], None]
) -> Callable[[], None]:
    @settings(
        max_examples=examples,
        database=None,
        derandomize=examples == A_FEW,  # a few drawn anew each time would now and then all be answered alike
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode), known=st.booleans())
    def run(case: Case[Any], known: object) -> None:
        if known and isinstance(case.body, dict):
            case.body |= {"service": CODE, "version": 1, "answers": dict(ANSWERS) | _answers(case.body)}
        judge(case)

    return run


def _answers(body: dict[str, Any]) -> dict[str, Any]:
    invented = body.get("answers")
    return invented if isinstance(invented, dict) else {}


def _call(case: Case[Any], headers: dict[str, str]) -> int:
    headers = {**headers, "Accept-Encoding": "identity"}  # called without a server, it would not unpack
    return int(case.call_and_validate(headers=headers, checks=CHECKS).status_code)


@pytest.mark.parametrize(("mode", "expected"), BOTH_WAYS)
def test_with_a_token(machine: Machine, mode: GenerationMode, expected: set[int]) -> None:
    assert expected <= call_all(mode, machine.headers, A_FEW)


@pytest.mark.usefixtures("machine")
def test_without_a_token() -> None:
    assert {200, 401} <= call_all(GenerationMode.POSITIVE, {}, A_FEW)


@pytest.mark.fault
@pytest.mark.parametrize(("mode", "expected"), BOTH_WAYS)
def test_with_a_token_for_long(machine: Machine, mode: GenerationMode, expected: set[int]) -> None:
    assert expected <= call_all(mode, machine.headers, MANY)
