"""Going through a form as a browser without script does."""

import html
import re
from collections.abc import Mapping
from typing import Protocol

from django.test import Client


class Answer(Protocol):
    """As much of what a client gets as is read here."""

    @property
    def content(self) -> bytes: ...


CODE = "justice-casier-b3"


def address(path: str, code: str = CODE) -> str:
    return f"/demarche/{code}/{path}"


def text(answer: Answer) -> str:
    """What is on the page, tags and spaces aside."""
    bare = re.sub(r"<[^>]*>", " ", answer.content.decode())
    return " ".join(html.unescape(bare).replace("\xa0", " ").replace("\u202f", " ").split())


def begin(client: Client, code: str = CODE) -> str:
    """Press « Commencer »; the address of the first question comes back."""
    assert client.post(address("", code)).status_code == 302
    return str(client.get(address("etape/", code))["Location"])


def fill(client: Client, step: str, fields: Mapping[str, object], code: str = CODE) -> str:
    """Answer a page; the address of the next comes back."""
    answer = client.post(address(f"etape/{step}/", code), fields)
    assert answer.status_code == 302, text(answer)
    return str(answer["Location"])
