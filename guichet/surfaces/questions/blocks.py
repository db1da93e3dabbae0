"""Questions as blocks of a page, while a request is filed and when something of it is asked again."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _

from guichet.commons.catalogue.definition import questions as asked
from guichet.commons.catalogue.definition.procedure import Page, Shown
from guichet.commons.intake.uploads.base import Filed, State, heaviest, kinds
from guichet.surfaces.questions import answered, way
from guichet.surfaces.questions.asking import BY_FILE, Asking
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui import wording


@dataclass(frozen=True, slots=True)
class FileLine:
    """`note` says how far it was checked, and what was taken out of it."""

    identifier: str
    name: str
    size: str
    note: str


@dataclass(frozen=True, slots=True)
class FileSpace:
    """Where a question takes its files; `room` is whether it takes another."""

    lines: tuple[FileLine, ...]
    room: bool
    accept: str
    heaviest: int
    limits: str
    uploads: str
    multiple: bool


@dataclass(frozen=True, slots=True)
class ItemLine:
    title: str
    text: str
    href: str
    number: int


@dataclass(frozen=True, slots=True)
class Holder:
    """Who keeps the answers: its files, where others may be sent in pieces (nowhere when empty), pages of items.

    `file_template` draws a question that takes files, where the surface has its own ways to take them.
    """

    files: Mapping[str, Any]
    uploads: str
    item_address: Callable[[int], str]
    file_template: str = "questions/_file.html"


@dataclass(frozen=True, slots=True)
class Block:
    """One question on the page; `alone` when the title of the page already says it."""

    template: str
    name: str
    label: str
    help: str
    alone: bool
    required: bool
    fields: tuple[BoundField, ...] = ()
    value: str = ""
    tone: str = ""
    files: FileSpace | None = None
    items: tuple[ItemLine, ...] = ()
    error: str = ""


def blocks_of(page: Page, asking: Asking, holder: Holder) -> tuple[Block, ...]:
    """The title of a page of one question already says it; computed values that are not shown have no block."""
    first = page.questions[0] if page.group is None else None
    shown = (each for each in asking.shown if way.is_visible(each.entry.question))
    return tuple(block(each, asking, holder, alone=each is first) for each in shown)


def block(shown: Shown, asking: Asking, holder: Holder, *, alone: bool) -> Block:
    question = shown.entry.question
    template = next(name for kind, name in TEMPLATES if isinstance(question, kind))
    fields = asking.fields(shown.entry.name)
    if isinstance(question, BY_FILE):
        template = holder.file_template
    if alone and template == FIELD:
        template = "questions/_alone.html"
    return Block(
        template=template,
        name=shown.entry.name,
        label=words.said(question.label),
        help=words.said(question.help),
        alone=alone,
        required=getattr(question, "required", True),
        fields=fields,
        value=_value(question, shown, holder),
        tone=question.tone.value if isinstance(question, asked.ExplanationQuestion) else "",
        files=_files(holder, question, shown.value) if isinstance(question, Filed) else None,
        items=_items(holder, shown) if isinstance(question, asked.RepeatQuestion) else (),
    )


FIELD = "questions/_field.html"
TEMPLATES: tuple[tuple[type | tuple[type, ...], str], ...] = (
    ((asked.PersonNameQuestion, asked.AddressQuestion, asked.LinkedChoiceQuestion), "questions/_group.html"),
    (asked.ExplanationQuestion, "questions/_explanation.html"),
    (asked.ComputedQuestion, "questions/_computed.html"),
    (BY_FILE, "questions/_file.html"),
    (asked.SignatureQuestion, "questions/_signature.html"),
    (asked.RepeatQuestion, "questions/_repeat.html"),
    (asked.ConsentQuestion, "questions/_consent.html"),
    (object, FIELD),
)


def _value(question: asked.Question, shown: Shown, holder: Holder) -> str:
    if isinstance(question, asked.ExplanationQuestion):
        return words.said(question.text)
    if isinstance(question, asked.SignatureQuestion | asked.ConsentQuestion):
        return words.said(question.statement)
    return answered.said(shown, holder.files) if isinstance(question, asked.ComputedQuestion) else ""


def _files(holder: Holder, question: Filed, value: Any) -> FileSpace:
    held = value if isinstance(value, list) else [value] if isinstance(value, Mapping) and "file" in value else []
    most = question.max_files if isinstance(question, asked.FileQuestion) else 1
    accepted = [kind.value for kind in kinds(question)]
    limit = heaviest(question)
    return FileSpace(
        lines=tuple(_file(holder.files[each["file"]], each["file"]) for each in held),
        room=len(held) < most or most == 1,
        accept=",".join([*(f".{kind}" for kind in accepted), *([".jpg"] if "jpeg" in accepted else [])]),
        heaviest=limit,
        limits=_("%(kinds)s, %(megabytes)s Mo au plus.")
        % {"kinds": ", ".join(kind.upper() for kind in accepted), "megabytes": limit // 1_000_000},
        uploads=holder.uploads,
        multiple=most > 1,
    )


def _file(file: Mapping[str, Any], identifier: str) -> FileLine:
    size = _("%(kilobytes)s ko") % {"kilobytes": wording.number(max(1, round(int(file["bytes"]) / 1000)))}
    return FileLine(identifier, str(file["name"]), size, _note(file))


def _note(file: Mapping[str, Any]) -> str:
    notes = []
    if file["signed"]:
        notes.append(_("Ce document est signé : il est gardé tel quel, sans être refait."))
    if file["removed"]:
        notes.append(_("Ce qui pouvait agir tout seul dans ce PDF a été retiré ; ses pages sont gardées."))
    if file["state"] == State.NOT_SCANNED:
        notes.append(_("Non analysé : ce site de démonstration n’a pas d’antivirus."))
    if file["state"] == State.QUARANTINED:
        notes.append(_("Mis de côté : personne ne l’ouvrira avant qu’il ait été contrôlé."))
    return " ".join(notes)


def _items(holder: Holder, shown: Shown) -> tuple[ItemLine, ...]:
    question = shown.entry.question
    label = words.said(question.item_label) if isinstance(question, asked.RepeatQuestion) else ""
    return tuple(
        ItemLine(
            title=f"{label} {number + 1}",
            text=", ".join(answered.said(each, holder.files) for each in item),
            href=holder.item_address(number),
            number=number,
        )
        for number, item in enumerate(shown.items)
    )
