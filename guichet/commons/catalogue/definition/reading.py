"""The folder of service files, read whole: typed definitions, and every fault with its place."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import TypeAdapter

from guichet.commons.catalogue.definition import checks, references
from guichet.commons.catalogue.definition.base import Part
from guichet.commons.catalogue.definition.faults import Fault, Faulty, Place, in_order
from guichet.commons.catalogue.definition.references import Definition
from guichet.commons.catalogue.definition.service import Service
from guichet.commons.catalogue.definition.source import Source, parse
from guichet.commons.catalogue.definition.validation import validated
from guichet.commons.catalogue.definition.vocabulary import Authority, LifeEvent, Synonyms, Theme, Vocabulary

VOCABULARY = "_vocabulary"
EXAMPLES = "_exemples"
SUFFIX = ".yaml"

SERVICE = TypeAdapter(Service)
AUTHORITIES = TypeAdapter(tuple[Authority, ...])
THEMES = TypeAdapter(tuple[Theme, ...])
LIFE_EVENTS = TypeAdapter(tuple[LifeEvent, ...])
SYNONYMS = TypeAdapter(Synonyms)

Item = TypeVar("Item", Authority, Theme, LifeEvent)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What a folder holds. Publish it only when no fault is an error: a file that cannot be read has no definition."""

    definitions: tuple[Definition, ...]
    vocabulary: Vocabulary
    faults: tuple[Fault, ...]

    @property
    def services(self) -> tuple[Service, ...]:
        return tuple(definition.service for definition in self.definitions)


def read_service(path: Path, *, name: str) -> tuple[Definition | None, list[Fault]]:
    """One file by itself: its form, its conditions and its circuit, not what it points to in other files.

    Faults bear `name`. The definition is there whenever its form is right, even when its conditions are not.
    """
    try:
        source = read_source(path, name)
        service = validated(source, SERVICE, Service)
    except Faulty as faulty:
        return None, list(faulty.faults)
    return Definition(service, source), list(checks.faults_of(service, source))


def read_catalogue(folder: Path, *, with_examples: bool = False) -> Catalogue:
    """Every definition of `folder`; never raises on what the files say.

    `<authority>/<code>.yaml` are services, `_vocabulary` holds the lists that they point to. `_exemples` is such a
    folder again, of fictitious services, added only when asked for.
    """
    folders = [folder, *([folder / EXAMPLES] if with_examples else ())]
    faults: list[Fault] = []
    definitions = []
    for path in (path for each in folders for path in _service_files(each)):
        definition, found = read_service(path, name=_name(folder, path))
        faults += found
        definitions += [definition] if definition else []
    faults += [Fault(Place(_name(folder, path)), "wrong-suffix") for each in folders for path in _stray_files(each)]
    vocabulary, found = _read_vocabulary(folder, folders)
    faults += found
    faults += references.faults_between(definitions, vocabulary)
    return Catalogue(tuple(definitions), vocabulary, in_order(faults))


def read_source(path: Path, name: str) -> Source:
    """The YAML of a file. Raises Faulty when it cannot be opened or is not YAML."""
    try:
        content = path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise Faulty([Fault(Place(name), "file-unreadable", {"reason": reason})]) from None
    return parse(name, content)


def _service_files(folder: Path) -> Iterator[Path]:
    for authority in sorted(folder.iterdir()) if folder.is_dir() else ():
        if authority.is_dir() and not authority.name.startswith(("_", ".")):
            yield from sorted(authority.glob(f"*{SUFFIX}"))


def _stray_files(folder: Path) -> Iterator[Path]:
    """YAML that nobody would read, and whose author would wonder why."""
    yield from sorted([*folder.glob("*.yaml"), *folder.glob("*.yml"), *folder.glob("[!_.]*/*.yml")])


def _name(folder: Path, path: Path) -> str:
    return (folder.resolve().name / path.relative_to(folder)).as_posix()


@dataclass(frozen=True, slots=True)
class _List(Generic[Item]):
    """A list of the vocabulary, from the national file, which must exist, and from those of the other folders."""

    parts: tuple[tuple[tuple[Item, ...], Source], ...]
    faults: tuple[Fault, ...]

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(item for items, _ in self.parts for item in items)


def _read_vocabulary(folder: Path, folders: list[Path]) -> tuple[Vocabulary, list[Fault]]:
    authorities = _read_list(folder, folders, "authorities", AUTHORITIES, Authority)
    themes = _read_list(folder, folders, "themes", THEMES, Theme)
    events = _read_list(folder, folders, "life-events", LIFE_EVENTS, LifeEvent)
    synonyms, faults = _read_synonyms(folder)
    vocabulary = Vocabulary.model_construct(
        authorities=authorities.items, themes=themes.items, life_events=events.items, synonyms=synonyms
    )
    faults += [*authorities.faults, *themes.faults, *events.faults]
    faults += references.faults_in_list(authorities.parts)
    faults += references.faults_in_list(themes.parts)
    faults += references.faults_in_list(events.parts)
    return vocabulary, faults


def _read_list(
    folder: Path, folders: list[Path], name: str, adapter: TypeAdapter[tuple[Item, ...]], part: type[Part]
) -> _List[Item]:
    parts: list[tuple[tuple[Item, ...], Source]] = []
    faults: list[Fault] = []
    for place in folders:
        path = place / VOCABULARY / f"{name}{SUFFIX}"
        if place == folder or path.exists():
            try:
                source = read_source(path, _name(folder, path))
                parts.append((validated(source, adapter, part), source))
            except Faulty as faulty:
                faults += faulty.faults
    return _List(tuple(parts), tuple(faults))


def _read_synonyms(folder: Path) -> tuple[Synonyms, list[Fault]]:
    path = folder / VOCABULARY / f"synonyms{SUFFIX}"
    if not path.exists():
        return Synonyms(), []
    try:
        return validated(read_source(path, _name(folder, path)), SYNONYMS, Synonyms), []
    except Faulty as faulty:
        return Synonyms(), list(faulty.faults)
