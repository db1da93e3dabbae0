"""Translations without GNU gettext: `python -m tools.messages update|check|compile`.

French is the source: it stands in the code and the templates, and only English has a catalogue. Yet French has
a compiled one, made of its plurals alone: without it Python counts like English and writes « 0 dossiers ».
"""

import ast
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "guichet"
ENGLISH = "locale/en/LC_MESSAGES/django.po"
FRENCH = "locale/fr/LC_MESSAGES/django.mo"

HEADER = """\
# Guichet in English. The source language is French.
msgid ""
msgstr ""
"Language: en\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""
# Which arguments are text, counted from 1, and which one with "c" is its context, as Babel writes it.
_ARGUMENTS: dict[str, tuple[int | tuple[int, str], ...]] = {
    "gettext": (1,),
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
KEYWORDS = (
    _ARGUMENTS | {f"{name}_lazy": places for name, places in _ARGUMENTS.items()} | {"gettext_noop": (1,), "_": (1,)}
)
# French keeps these with their word, by a no-break space; a plain one lets a line begin with « : ».
LOOSE = re.compile(r"[\w»)’] [:;?!](?!\w)|« |(?<!^) »")
PLACEHOLDER = re.compile(r"%\(\w+\)\w|\{\w*\}|%[sd]\b")


@dataclass(frozen=True, slots=True)
class Text:
    """`order` is its rank in its file: a line number or any number that grows."""

    order: int
    text: str | tuple[str, ...]
    context: str | None


def extracted(sources: Path) -> Catalog:
    """Every text for people in the Python files and templates under `sources`."""
    catalog = Catalog()
    for path in sorted(path for path in sources.rglob("*") if path.is_file()):
        name = path.relative_to(sources.parent).as_posix()
        for found in _texts(path):
            catalog.add(found.text, locations=[(name, found.order)], context=found.context)
    return catalog


def _texts(path: Path) -> Iterator[Text]:
    if path.suffix == ".py":
        yield from _in_code(path)
    elif "templates" in path.parts:
        for line, text, _, context in extract("python", BytesIO(_as_python(path)), KEYWORDS):
            yield Text(line, text, context)


def _in_code(path: Path) -> Iterator[Text]:
    """From the syntax tree: Babel reads tokens, and sees inside an f-string on Python 3.12 but not on 3.11."""
    for order, node in enumerate(_depth_first(ast.parse(path.read_text(), str(path)))):
        match node:
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)) if name in KEYWORDS:
                yield from _in_call(order, node.args, KEYWORDS[name])


def _depth_first(node: ast.AST) -> Iterator[ast.AST]:
    yield node
    for child in ast.iter_child_nodes(node):
        yield from _depth_first(child)


def _in_call(order: int, arguments: list[ast.expr], places: tuple[int | tuple[int, str], ...]) -> Iterator[Text]:
    """Nothing when an argument is not plain text: it comes from elsewhere, and is extracted there."""
    texts = [node.value for node in arguments if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    if len(texts) < len(places):
        return
    context = texts.pop(0) if isinstance(places[0], tuple) else None
    forms = tuple(texts[: sum(isinstance(place, int) for place in places)])
    yield Text(order, forms[0] if len(forms) == 1 else forms, context)


def _as_python(template: Path) -> bytes:
    """Calls of gettext where the template's tags are, on the same lines.

    Indentation means something to Python's tokenizer and nothing in a template.
    """
    lines = templatize(template.read_text(), origin=str(template)).splitlines()
    return "\n".join(line.strip() for line in lines).encode()


def updated(sources: Path) -> Catalog:
    """The English catalogue as the sources want it: translations kept, what is no longer said dropped."""
    catalog = _english(sources)
    catalog.update(extracted(sources), no_fuzzy_matching=True)
    return catalog


def _english(sources: Path) -> Catalog:
    path = sources / ENGLISH
    with BytesIO(path.read_bytes() if path.exists() else HEADER.encode()) as file:
        return read_po(file, locale="en", charset="utf-8")


def as_text(catalog: Catalog) -> str:
    """The file to commit. No date and no line number: it changes only when what people read does."""
    body = BytesIO()
    write_po(body, catalog, width=0, omit_header=True, sort_by_file=True, include_lineno=False, ignore_obsolete=True)
    return HEADER + body.getvalue().decode()


def update(sources: Path) -> None:
    text = as_text(updated(sources))
    path = sources / ENGLISH
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def faults(sources: Path) -> Iterator[str]:
    """All that keeps English readers from reading everything, one line each."""
    catalog = updated(sources)
    path = sources / ENGLISH
    if not path.exists() or path.read_text() != as_text(catalog):
        yield f"{ENGLISH} does not say what the sources say: `make messages`"
    for message in catalog:
        if message.id and (fault := _fault_of(message)):
            yield f"{message.id!r}: {fault}"


def _fault_of(message: Message) -> str | None:
    originals = _forms(message.id)
    translations = _forms(message.string)
    if any(LOOSE.search(form) for form in originals):
        return "a plain space where French wants a no-break one"
    if message.fuzzy:
        return "fuzzy"
    if not all(translations):
        return "not translated"
    if not _same_placeholders(originals, translations):
        return f"other placeholders in {message.string!r}"
    return None


def _forms(text: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (text or "",) if isinstance(text, str | None) else tuple(text)


def _same_placeholders(originals: tuple[str, ...], translations: tuple[str, ...]) -> bool:
    """The last form has the same as its original; a singular may leave out the number: « une demande »."""
    known = {placeholder for text in originals for placeholder in PLACEHOLDER.findall(text)}
    used = {placeholder for text in translations for placeholder in PLACEHOLDER.findall(text)}
    return used <= known and set(PLACEHOLDER.findall(originals[-1])) == set(PLACEHOLDER.findall(translations[-1]))


def compile_all(sources: Path) -> None:
    """Writes the .mo files that Django reads, unless they are newer than the catalogue."""
    english = sources / ENGLISH
    compiled = [english.with_suffix(".mo"), sources / FRENCH]
    if all(path.exists() and path.stat().st_mtime >= english.stat().st_mtime for path in compiled):
        return
    catalog = _english(sources)
    for path, contents in zip(compiled, (catalog, _plurals_of(catalog)), strict=True):
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            write_mo(file, contents)


def _plurals_of(catalog: Catalog) -> Catalog:
    french = Catalog(locale="fr", charset="utf-8")
    for message in catalog:
        if message.pluralizable:
            french.add(message.id, message.id, context=message.context)
    return french


def main(arguments: list[str]) -> int:
    match arguments:
        case ["update"]:
            update(SOURCES)
            _tell(faults(SOURCES))
            return 0
        case ["check"]:
            return _tell(faults(SOURCES)) > 0
        case ["compile"]:
            compile_all(SOURCES)
            return 0
        case _:
            _tell(["usage: python -m tools.messages update|check|compile"])
            return 2


def _tell(lines: Iterable[str]) -> int:
    """How many lines there were."""
    told = list(lines)
    for line in told:
        print(line, file=sys.stderr)
    return len(told)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
