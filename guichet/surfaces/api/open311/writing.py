"""Answers as JSON or XML, by the « Spark convention » that the specification names: in XML a list has a container."""

import json
from collections.abc import Mapping, Sequence
from enum import StrEnum
from xml.etree.ElementTree import Element, SubElement, tostring

from django.http import HttpResponse

Content = object  # text, numbers, yes or no, nothing, and lists and mappings of them
ONE_OF = {
    "services": "service",
    "attributes": "attribute",
    "values": "value",
    "service_requests": "request",
    "errors": "error",
    "endpoints": "endpoint",
    "formats": "format",
    "notes": "note",
}


class Form(StrEnum):
    """As it ends an address."""

    JSON = "json"
    XML = "xml"

    @property
    def media_type(self) -> str:
        return "application/json" if self is Form.JSON else "text/xml"


def written(content: Content, form: Form, *, root: str, status: int = 200) -> HttpResponse:
    """`root` names the whole: XML begins with it, JSON has no use for it."""
    body = _json(content) if form is Form.JSON else _xml(content, root)
    return HttpResponse(body, status=status, content_type=f"{form.media_type}; charset=utf-8")


def _json(content: Content) -> bytes:
    return json.dumps(content, ensure_ascii=False).encode()


def _xml(content: Content, root: str) -> bytes:
    top = Element(root)
    _fill(top, content)
    return bytes(tostring(top, encoding="utf-8", xml_declaration=True))


def _fill(element: Element, content: Content) -> None:
    if isinstance(content, Mapping):
        for name, value in content.items():
            _fill(SubElement(element, name), value)
    elif isinstance(content, str):
        element.text = content
    elif isinstance(content, Sequence):
        for value in content:
            _fill(SubElement(element, ONE_OF[element.tag]), value)
    elif isinstance(content, bool):
        element.text = str(content).lower()
    elif content is not None:
        element.text = str(content)
