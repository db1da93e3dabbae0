"""The text of a YAML file as plain values that keep their places.

YAML 1.2 core schema (« no » is a word, `017` is seventeen, a date stays text), less what a form of the State does not
need: aliases, tags, merge keys and several documents are refused. libyaml composes the nodes, because a pure Python
parser takes twenty times longer, and 1,200 files must be read in a breath; the resolver is ours, because libyaml's own
is that of YAML 1.1.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from guichet.commons.catalogue.definition.faults import Fault, Faulty, Place

PREFIX = "tag:yaml.org,2002:"
MAX_BYTES = 1_000_000
MAX_DEPTH = 40
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff]")
NULL = re.compile(r"^(?:~|null|Null|NULL|)$")
BOOL = re.compile(r"^(?:true|True|TRUE|false|False|FALSE)$")
INT = re.compile(r"^(?:[-+]?[0-9]{1,18}|0o[0-7]{1,20}|0x[0-9a-fA-F]{1,15})$")
FLOAT = re.compile(r"^[-+]?(?:\.[0-9]{1,18}|[0-9]{1,18}(?:\.[0-9]{0,18})?)(?:[eE][-+]?[0-9]{1,2})?$")

Path = tuple[str | int, ...]


class _Loader(yaml.CSafeLoader):
    """libyaml's parser with the implicit types of YAML 1.2."""

    yaml_implicit_resolvers = {}  # each loader class has its own table: this one forgets those of YAML 1.1


for _name, _pattern, _first in (
    ("null", NULL, ["~", "n", "N", ""]),
    ("bool", BOOL, list("tTfF")),
    ("int", INT, list("-+0123456789")),
    ("float", FLOAT, list("-+.0123456789")),
):
    _Loader.add_implicit_resolver(f"{PREFIX}{_name}", _pattern, _first)


@dataclass(frozen=True, slots=True)
class Source:
    """A file that is YAML: `values` are plain, `root` keeps every place."""

    file: str
    root: yaml.Node
    values: Any

    def at(self, path: Sequence[str | int]) -> Place:
        """Where the value at `path` begins. What the file does not hold, such as a type chosen, is passed over."""
        return self._place(self.node(path))

    def key(self, path: Sequence[str | int]) -> Place:
        """Where the key that ends `path` stands."""
        for key, _ in _pairs(self.node(path[:-1])):
            if key.value == path[-1]:
                return self._place(key)
        return self.at(path)

    def inside(self, path: Sequence[str | int], offset: int) -> Place:
        """Where the character at `offset` of the text at `path` stands, as far as the style of the text tells."""
        node = self.node(path)
        start = self._place(node)
        if not isinstance(node, yaml.ScalarNode) or node.start_mark.line != node.end_mark.line:
            return start
        quote = 1 if node.style in {"'", '"'} else 0
        return Place(start.file, start.line, start.column + quote + offset)

    def node(self, path: Sequence[str | int]) -> yaml.Node:
        node = self.root
        for step in path:
            node = _child(node, step) or node
        return node

    def _place(self, node: yaml.Node) -> Place:
        return _place(self.file, node.start_mark)


def _place(file: str, mark: Any) -> Place:
    return Place(file, mark.line + 1, mark.column + 1)


def parse(file: str, content: bytes) -> Source:
    """The plain values of a file and their places. Raises Faulty with the one fault that keeps it from being read."""
    text = _decoded(file, content)
    try:
        _refuse_events(file, text)
        root = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        raise Faulty([_broken(file, error)]) from None
    if root is None:
        raise Faulty([Fault(Place(file), "empty-file")])
    for node in _walk(root):
        _refuse_node(file, node)
    return Source(file, root, _plain(root))


def _refuse_events(file: str, text: str) -> None:
    """Before nodes are composed: libyaml crashes on a file that is nested without end."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            raise Faulty([Fault(_place(file, event.start_mark), "yaml-too-deep")])
        if isinstance(event, yaml.AliasEvent):
            raise Faulty([Fault(_place(file, event.start_mark), "yaml-alias")])


def _decoded(file: str, content: bytes) -> str:
    if len(content) > MAX_BYTES:
        raise Faulty([Fault(Place(file), "file-too-long", {"limit": MAX_BYTES // 1000})])
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8", "replace")
        raise Faulty([Fault(_after(file, before), "not-utf8")]) from None
    control = CONTROL.search(text)
    if control:
        place = _after(file, text[: control.start()])
        raise Faulty([Fault(place, "control-character", {"character": f"U+{ord(control[0]):04X}"})])
    return text


def _after(file: str, text: str) -> Place:
    return Place(file, text.count("\n") + 1, len(text.rpartition("\n")[2]) + 1)


PROBLEMS = {
    "mapping values are not allowed in this context": "yaml-colon",
    "found character that cannot start any token": "yaml-character",
    "found unexpected end of stream": "yaml-unclosed",
    "did not find expected ',' or ']'": "yaml-unclosed",
    "did not find expected ',' or '}'": "yaml-unclosed",
    "did not find expected key": "yaml-indentation",
    "did not find expected '-' indicator": "yaml-indentation",
    "could not find expected ':'": "yaml-no-colon",
    "but found another document": "yaml-documents",
    "found undefined alias": "yaml-alias",
}


def _broken(file: str, error: yaml.MarkedYAMLError) -> Fault:
    mark = error.problem_mark or error.context_mark
    place = _place(file, mark) if mark else Place(file)
    problem = str(error.problem)
    return Fault(place, PROBLEMS.get(problem, "yaml-broken"), {"problem": problem})


def _refuse_node(file: str, node: yaml.Node) -> None:
    """A tag, an odd key or a key written twice."""
    if not node.tag.startswith(PREFIX):
        raise Faulty([Fault(_place(file, node.start_mark), "yaml-tag", {"tag": node.tag})])
    first: dict[str, int] = {}
    for key, _ in _pairs(node):
        place = _place(file, key.start_mark)
        if not isinstance(key, yaml.ScalarNode):
            raise Faulty([Fault(place, "yaml-key")])
        if key.value in first:
            raise Faulty([Fault(place, "duplicate-key", {"key": key.value, "first": first[key.value]})])
        first[key.value] = place.line


def _walk(node: yaml.Node) -> Iterator[yaml.Node]:
    yield node
    if isinstance(node, yaml.CollectionNode):
        for child in node.value:
            for each in child if isinstance(child, tuple) else (child,):
                yield from _walk(each)


def _plain(node: yaml.Node) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {key.value: _plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(each) for each in node.value]
    return _scalar(node.tag.removeprefix(PREFIX), str(node.value))


def _scalar(kind: str, text: str) -> Any:
    if kind == "null":
        return None
    if kind == "bool":
        return text.lower() == "true"
    if kind == "int":
        return int(text, 0) if text[:2] in {"0o", "0x"} else int(text)
    return float(text) if kind == "float" else text


def _pairs(node: yaml.Node) -> list[tuple[yaml.Node, yaml.Node]]:
    return node.value if isinstance(node, yaml.MappingNode) else []


def _child(node: yaml.Node, step: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int):
        return node.value[step] if step < len(node.value) else None
    return next((value for key, value in _pairs(node) if key.value == step), None)
