"""Organisations that call the API: a town hall with its token, and the requests that it files."""

import base64
import hashlib
import json
from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Protocol

from django.test import Client
from django.utils import timezone

from guichet.foundation.identity import operations as identity
from guichet.foundation.identity.vocabulary import Scope
from tests.factories.acts import an_act
from tests.factories.requests import CODE

API = "/api/v1"
BOTH = (Scope.SUBMIT, Scope.TRACK)
ANSWERS = {"nom": {"family_name": "Dossou", "given_names": "Afi"}, "motif": "Un emploi"}


class Answer(Protocol):
    """What the test client gives back, as far as it is read here."""

    status_code: int

    @property
    def content(self) -> bytes: ...

    @property
    def headers(self) -> Mapping[str, str]: ...


class Machine:
    """`organisation` calls with a token of its own; `headers` go with every call."""

    def __init__(
        self, client: Client, *scopes: Scope, organisation: str = "Mairie de Lokossa", networks: tuple[str, ...] = ()
    ) -> None:
        self.client = client
        now = timezone.now()
        self.token = identity.create_token(
            organisation=organisation,
            scopes=scopes or BOTH,
            expires_at=now + timedelta(days=30),
            networks=networks,
            act=an_act(now),
        )
        self.headers = {"Authorization": f"Bearer {self.token.secret}"}

    def get(self, path: str, **headers: str) -> Answer:
        return self.client.get(f"{API}{path}", headers={**self.headers, **headers})

    def post(self, path: str, body: object, **headers: str) -> Answer:
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        return self.client.post(
            f"{API}{path}", data, content_type="application/json", headers={**self.headers, **headers}
        )

    def file(self, key: str = "dossier-0001", *, language: str = "fr", **changes: object) -> Answer:
        """File a request; `changes` to what is sent."""
        headers = {"Idempotency-Key": key, "Accept-Language": language}
        return self.post("/requests", a_request(**changes), **headers)


def a_request(**changes: object) -> dict[str, object]:
    return {"service": CODE, "version": 1, "answers": ANSWERS, **changes}


def a_sent_file(data: bytes, question: str = "piece", **changes: object) -> dict[str, object]:
    content = base64.b64encode(data).decode()
    sent = {"question": question, "name": "piece.jpg", "sha256": hashlib.sha256(data).hexdigest(), "content": content}
    return {**sent, **changes}


def said(answer: Answer) -> dict[str, Any]:
    """The answer's JSON."""
    found = json.loads(answer.content)
    assert isinstance(found, dict)
    return found


def faults(answer: Answer) -> Mapping[str, str]:
    """What is wrong, by where."""
    return {each.get("pointer") or each["parameter"]: each["detail"] for each in said(answer)["errors"]}
