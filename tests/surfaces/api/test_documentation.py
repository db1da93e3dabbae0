"""The commands of docs/api.md do what it says."""

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from guichet.commons.catalogue.definition.reading import read_catalogue
from guichet.foundation.identity.operations import tokens
from guichet.foundation.places import operations as places
from guichet.foundation.places import reading
from guichet.surfaces.api import admission
from tests.factories.acts import an_act
from tests.factories.catalogue import publish
from tests.factories.machines import API, Machine

DOCUMENT = Path(__file__).resolve().parents[3] / "docs" / "api.md"


def commands() -> list[tuple[int, str]]:
    """Each with the status that is written before it."""
    shell = "\n".join(re.findall(r"^```sh\n(.*?)^```", DOCUMENT.read_text(), re.MULTILINE | re.DOTALL))
    found = re.findall(r"^# (\d{3})\n(curl .*?)(?=^#|^export|\Z)", shell, re.MULTILINE | re.DOTALL)
    return [(int(status), command) for status, command in found]


def run(client: Client, command: str, token: str) -> int:
    """As curl would: an address, headers with -H, a body with -d."""
    words = shlex.split(command.replace("\\\n", " ").replace("$API", API).replace("$TOKEN", token))
    headers: dict[str, str] = {}
    body: str | None = None
    address = ""
    left = iter(words[1:])
    for word in left:
        if word == "-H":
            name, _, value = next(left).partition(": ")
            headers[name] = value
        elif word == "-d":
            body = next(left)
        else:
            address = word
    if body is None:
        return client.get(address, headers=headers).status_code
    return client.post(address, body, content_type="application/json", headers=headers).status_code


@pytest.mark.django_db
@pytest.mark.usefixtures("desk")
def test_every_command_gives_the_status_that_is_written(client: Client) -> None:
    catalogue: Any = read_catalogue(settings.SERVICES)
    publish(*catalogue.services, vocabulary=catalogue.vocabulary)
    places.load_places(data=reading.read(), act=an_act())
    secret = Machine(client).token.secret
    written = commands()
    assert len(written) >= 9
    assert [(run(client, command, secret), command) for _, command in written] == written


def test_the_limits_written_are_those_kept() -> None:
    text = DOCUMENT.read_text()
    assert f"| calls | {tokens.CALLS.most} a minute |" in text
    assert f"| {tokens.DEPOSITS.most} an hour |" in text
    assert f"| {admission.MOST_BYTES // 1_000_000} MB |" in text
