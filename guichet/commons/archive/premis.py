"""An event of what is kept, in the words of PREMIS 3.0, so that archivists read it without this software."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from xml.etree import ElementTree as ET

NAMESPACE = "http://www.loc.gov/premis/v3"
INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
ET.register_namespace("premis", NAMESPACE)
ET.register_namespace("xsi", INSTANCE)


@dataclass(frozen=True, slots=True)
class Kept:
    """The file that the event is about; `digest` is its SHA-256."""

    record: str
    digest: str
    size: int
    kind: str = "application/pdf"


@dataclass(frozen=True, slots=True)
class Event:
    """`agents` by what each did: opaque references, which name nobody outside the register of identities."""

    identifier: str
    type: str
    at: datetime
    detail: str
    agents: Mapping[str, str] = field(default_factory=dict)


def written(kept: Kept, event: Event) -> bytes:
    """The same facts are the same bytes."""
    root = ET.Element(_name("premis"), {"version": "3.0"})
    _add_object(root, kept)
    _add_event(root, kept, event)
    ET.indent(root)
    return bytes(ET.tostring(root, encoding="UTF-8", xml_declaration=True)) + b"\n"


def _add_object(root: ET.Element, kept: Kept) -> None:
    about = _add(root, "object")
    about.set(f"{{{INSTANCE}}}type", "premis:file")
    _identify(about, "object", "URN", kept.record)
    character = _add(about, "objectCharacteristics")
    fixity = _add(character, "fixity")
    _add(fixity, "messageDigestAlgorithm", "SHA-256")
    _add(fixity, "messageDigest", kept.digest)
    _add(character, "size", str(kept.size))
    designation = _add(_add(character, "format"), "formatDesignation")
    _add(designation, "formatName", kept.kind)


def _add_event(root: ET.Element, kept: Kept, event: Event) -> None:
    told = _add(root, "event")
    _identify(told, "event", "local", event.identifier)
    _add(told, "eventType", event.type)
    _add(told, "eventDateTime", event.at.isoformat(timespec="seconds"))
    _add(_add(told, "eventDetailInformation"), "eventDetail", event.detail)
    for role, reference in event.agents.items():
        linked = _add(told, "linkingAgentIdentifier")
        _add(linked, "linkingAgentIdentifierType", "local")
        _add(linked, "linkingAgentIdentifierValue", reference)
        _add(linked, "linkingAgentRole", role)
    linked = _add(told, "linkingObjectIdentifier")
    _add(linked, "linkingObjectIdentifierType", "URN")
    _add(linked, "linkingObjectIdentifierValue", kept.record)


def _identify(element: ET.Element, what: str, kind: str, value: str) -> None:
    identifier = _add(element, f"{what}Identifier")
    _add(identifier, f"{what}IdentifierType", kind)
    _add(identifier, f"{what}IdentifierValue", value)


def _add(parent: ET.Element, name: str, text: str = "") -> ET.Element:
    child = ET.SubElement(parent, _name(name))
    child.text = text or None
    return child


def _name(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"
