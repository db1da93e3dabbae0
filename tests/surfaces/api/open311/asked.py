"""Machines that call Open311, each from a network of its own, and the specification that judges what comes back."""

import itertools
import json
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, fromstring

from django.test import Client
from jsonschema import Draft202012Validator

from guichet.surfaces.api.open311.writing import ONE_OF

V2 = "/open311/v2"
SPECIFIED = json.loads((Path(__file__).parent / "georeport_v2.json").read_text(encoding="utf-8"))
NETWORKS = itertools.count(1)
ASKED = "Où est mon acte inventé ?"


def a_machine() -> Client:
    """What one writes is counted for no other."""
    return Client(REMOTE_ADDR=f"2001:db8:311:{next(NETWORKS):x}::1")


def judged(answer: Any, kind: str, status: int = 200) -> Any:
    """The answer's JSON, once it is as the specification says."""
    assert answer.status_code == status, answer.content.decode()
    assert answer.headers["Content-Type"] == "application/json; charset=utf-8"
    found = json.loads(answer.content)
    schema = {"$ref": f"#/$defs/{kind}", "$defs": SPECIFIED["$defs"]}
    Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(found)
    return found


def got(path: str, kind: str, /, *, code: int = 200, **asked: Any) -> Any:
    return judged(a_machine().get(f"{V2}/{path}", asked), kind, code)


def sent(client: Client | None = None, /, **said: Any) -> Any:
    told = {"service_code": "autre-request", "description": ASKED, **said}
    return (client or a_machine()).post(f"{V2}/requests.json", told)


def refused(answer: Any, status: int = 400) -> str:
    """The sentence of the one fault."""
    (fault,) = judged(answer, "errors", status)
    return str(fault["description"]).replace("\N{NO-BREAK SPACE}", " ")


def plain(element: Element) -> object:
    """XML back to what JSON says, by the Spark convention; all values are text."""
    if element.tag in ONE_OF:
        assert {each.tag for each in element} <= {ONE_OF[element.tag]}
        return [plain(each) for each in element]
    return {each.tag: plain(each) for each in element} if len(element) else element.text


def read_xml(content: bytes) -> tuple[str, object]:
    assert content.startswith(b"<?xml version='1.0' encoding='utf-8'?>")
    root = fromstring(content)  # noqa: S314 what this program wrote itself
    return root.tag, plain(root)


def as_text(found: object) -> object:
    """JSON as XML can say it: every value as text, and nothing for what is empty."""
    if isinstance(found, dict):
        return {name: as_text(value) for name, value in found.items()}
    if isinstance(found, list):
        return [as_text(value) for value in found]
    if isinstance(found, bool):
        return str(found).lower()
    return None if found in (None, "") else str(found)
