"""Whatever is sent in a device's place, the answer is a refusal, never a fault."""

import base64
import json
from collections.abc import Iterator

import pytest
from allauth.core import context
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.http import HttpRequest
from django.test import RequestFactory
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guichet.foundation.identity.models import StaffMember
from guichet.surfaces.backoffice.sign_in import forms
from tests.factories.identity import make_officer

pytestmark = pytest.mark.django_db

TEXTS = st.one_of(
    st.text(max_size=20), st.binary(max_size=120).map(lambda raw: base64.urlsafe_b64encode(raw).decode().rstrip("="))
)
ODD = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), TEXTS), lambda inner: st.lists(inner, max_size=3), max_leaves=4
)
VALUES = st.one_of(TEXTS, ODD)
# Texts that pass the check of the shape, so that the library reads further.
RESPONSES = st.fixed_dictionaries(
    {},
    optional=dict.fromkeys(
        ("clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"), VALUES
    ),
)
CREDENTIALS = st.one_of(
    ODD,
    st.fixed_dictionaries(
        {},
        optional={
            "id": VALUES,
            "rawId": VALUES,
            "type": st.one_of(st.just("public-key"), VALUES),
            "clientExtensionResults": st.one_of(st.just({}), VALUES),
            "response": st.one_of(RESPONSES, ODD),
        },
    ),
)
many = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def officer() -> StaffMember:
    return make_officer()


@pytest.fixture(autouse=True)
def request_under_way() -> Iterator[HttpRequest]:
    request = RequestFactory().post("/")
    request.session, request.user = SessionStore(), AnonymousUser()
    with context.request_context(request):
        yield request


def twin(value: object) -> object:
    """With `rawId` equal to `id`, so that the library reads further."""
    return {**value, "rawId": value["id"]} if isinstance(value, dict) and "id" in value else value


@many
@given(credential=CREDENTIALS.map(twin))
def test_a_passkey_shown_alone(credential: object) -> None:
    assert not forms.Passkey(data={"credential": json.dumps(credential)}).is_valid()


@many
@given(credential=CREDENTIALS.map(twin))
def test_a_passkey_made(credential: object, officer: StaffMember) -> None:
    assert not forms.NewPasskey(data={"name": "x", "credential": json.dumps(credential)}, user=officer).is_valid()


def test_a_number_in_place_of_a_text_reserves_no_memory() -> None:
    """The library would make as many bytes as the number says: here ten terabytes."""
    for odd in ({"id": 10**13}, {"id": "eA", "rawId": 10**13}):
        assert not forms.Passkey(data={"credential": json.dumps(odd)}).is_valid()


def test_arrays_in_arrays_are_refused(officer: StaffMember) -> None:
    nested = base64.urlsafe_b64encode(b"\x81" * 6_000).decode()
    response = {"clientDataJSON": base64.urlsafe_b64encode(b"{}").decode().rstrip("="), "attestationObject": nested}
    answer = {"id": "eA", "rawId": "eA", "type": "public-key", "response": response}
    form = forms.NewPasskey(data={"name": "x", "credential": json.dumps(answer)}, user=officer)
    assert form.errors == {"__all__": ["L’appareil n’a pas donné de clé lisible."]}


@pytest.mark.parametrize("credential", ["false", "0", "{}", "[]", '""'])
def test_an_empty_answer_makes_no_passkey(credential: str, officer: StaffMember) -> None:
    assert not forms.NewPasskey(data={"name": "x", "credential": credential}, user=officer).is_valid()


@pytest.mark.parametrize("credential", ["{}", "[]", '{"id": "eA"}', '{"id": "eA", "rawId": "eA", "response": {}}'])
def test_a_passkey_after_a_password(credential: str, officer: StaffMember) -> None:
    assert not forms.SecondPasskey({"credential": credential}, user=officer).is_valid()
