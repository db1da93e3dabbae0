"""What service files say of one another and of the national lists."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from guichet.commons.catalogue.definition.faults import Fault, Place
from guichet.commons.catalogue.definition.language.misuse import suggestion
from guichet.commons.catalogue.definition.service import Service
from guichet.commons.catalogue.definition.source import Path, Source
from guichet.commons.catalogue.definition.vocabulary import Authority, LifeEvent, Theme, Vocabulary


@dataclass(frozen=True, slots=True)
class Definition:
    """One service as its file says it."""

    service: Service
    source: Source


def faults_between(definitions: Sequence[Definition], vocabulary: Vocabulary) -> Iterator[Fault]:
    first: dict[str, Place] = {}
    services = [each.service.code for each in definitions]
    for definition in definitions:
        yield from _where_it_lies(definition, first)
        yield from _unknown_codes(definition, vocabulary, services)


def faults_in_list(parts: Sequence[tuple[Sequence[Authority | Theme | LifeEvent], Source]]) -> Iterator[Fault]:
    """A code given twice in a list of the vocabulary, or a parent that the list does not have."""
    first: dict[str, Place] = {}
    known = [item.code for items, _ in parts for item in items]
    for items, source in parts:
        for index, item in enumerate(items):
            place = source.at((index, "code"))
            if item.code in first:
                yield Fault(place, "duplicate-code", {"code": item.code, "first": first[item.code]})
            first.setdefault(item.code, place)
            if isinstance(item, Authority) and item.parent is not None and item.parent not in known:
                yield _unknown("authority", source.at((index, "parent")), item.parent, known)


def _where_it_lies(definition: Definition, first: dict[str, Place]) -> Iterator[Fault]:
    service, source = definition.service, definition.source
    path = PurePosixPath(source.file)
    if service.code in first:
        values = {"code": service.code, "first": first[service.code]}
        yield Fault(source.at(("code",)), "duplicate-code", values)
    elif path.stem != service.code:
        yield Fault(source.at(("code",)), "not-the-file-name", {"code": service.code, "name": path.stem})
    if path.parent.name != service.authority:
        values = {"authority": service.authority, "folder": path.parent.name}
        yield Fault(source.at(("authority",)), "not-the-folder", values)
    first.setdefault(service.code, source.at(("code",)))


def _unknown_codes(definition: Definition, vocabulary: Vocabulary, services: Sequence[str]) -> Iterator[Fault]:
    source = definition.source
    known: Mapping[str, Sequence[str]] = {
        "authority": [each.code for each in vocabulary.authorities],
        "theme": [each.code for each in vocabulary.themes],
        "life-event": [each.code for each in vocabulary.life_events],
        "service": services,
    }
    for kind, path, code in _pointers(definition.service):
        if known[kind] and code not in known[kind]:  # a list that could not be read has its own fault already
            yield _unknown(kind, source.at(path), code, known[kind])


def _pointers(service: Service) -> Iterator[tuple[str, Path, str]]:
    yield "authority", ("authority",), service.authority
    yield "theme", ("theme",), service.theme
    for index, event in enumerate(service.life_events):
        yield "life-event", ("life_events", index), event
    for index, rule in enumerate(service.eligibility):
        if rule.see is not None:
            yield "service", ("eligibility", index, "see"), rule.see
    for index, unit in enumerate(service.procedure.circuit.units if service.procedure else ()):
        if unit.authority is not None:
            yield "authority", ("procedure", "circuit", "units", index, "authority"), unit.authority


def _unknown(kind: str, place: Place, code: str, known: Sequence[str]) -> Fault:
    return Fault(place, f"unknown-{kind}", {"code": code, **suggestion(code, known)})
