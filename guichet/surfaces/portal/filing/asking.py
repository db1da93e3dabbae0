"""The form of one page: built from its questions, read into answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.forms import Field
from django.forms.boundfield import BoundField
from django.http import QueryDict

from guichet.commons.catalogue.definition import questions as asked
from guichet.commons.catalogue.definition.procedure import Shown
from guichet.surfaces.portal.filing import problems
from guichet.surfaces.portal.filing.fields import answer_of, fields_of, initial_of
from guichet.surfaces.ui import forms

BY_FILE = (asked.FileQuestion, asked.PhotoQuestion)


@dataclass(frozen=True, slots=True)
class Asking:
    """The questions of a page and their fields, by the question's name then by the part of its answer."""

    shown: tuple[Shown, ...]
    form: forms.Form
    names: Mapping[str, Mapping[str, str]]

    def fields(self, name: str) -> tuple[BoundField, ...]:
        return tuple(self.form[field] for field in self.names.get(name, {}).values())

    def answers(self) -> dict[str, Any]:
        """What was read without fault, of the questions that were in what was sent."""
        return {each.entry.name: self._answer(each) for each in self.shown if self._was_read(each)}

    def _was_read(self, shown: Shown) -> bool:
        names = self.names.get(shown.entry.name, {})
        return bool(names) and all(name in self.form.cleaned_data for name in names.values())

    def _answer(self, shown: Shown) -> Any:
        names = self.names[shown.entry.name]
        return answer_of(shown.entry.question, {part: self.form.cleaned_data[name] for part, name in names.items()})

    def point_out(self, judged: Sequence[Shown]) -> None:
        """Say beside each question that was sent what the walk finds wrong with its answer."""
        sent = {name for name, fields in self.names.items() if any(_was_sent(self.form, f) for f in fields.values())}
        for shown in judged:
            question, name = shown.entry.question, shown.entry.name
            if shown.invalid and name in sent and isinstance(question, asked.Asked):
                field = list(self.names[name].values())[-1]
                self.form.add_error(field, problems.said(question, shown.invalid))


def ask(shown: Sequence[Shown], today: date, sent: QueryDict | None = None) -> Asking:
    """The fields of these questions; what was sent decides which fields follow one another in an answer of several."""
    declared: dict[str, Field] = {}
    initial: dict[str, Any] = {}
    names: dict[str, dict[str, str]] = {}
    for each in shown:
        question, name = each.entry.question, each.entry.name
        known = _known(name, each.value, sent)
        fields = fields_of(question, known, today)
        names[name] = {part: f"{name}-{part}" if part else name for part in fields}
        declared.update({names[name][part]: field for part, field in fields.items()})
        initial.update({f"{name}-{part}" if part else name: v for part, v in initial_of(question, each.value).items()})
    kind: type[forms.Form] = type("QuestionsForm", (forms.Form,), declared)
    return Asking(tuple(shown), kind(sent, initial=initial), {name: held for name, held in names.items() if held})


def _known(name: str, value: Any, sent: QueryDict | None) -> Any:
    """The answer saved, and over it what was just sent for its parts."""
    parts = {key.partition("-")[2]: text for key, text in (sent or {}).items() if key.startswith(f"{name}-")}
    return {**value, **parts} if isinstance(value, Mapping) else parts or value


def _was_sent(form: forms.Form, name: str) -> bool:
    """Boxes that nobody ticks send nothing: their page tells that they were there."""
    widget = form.fields[name].widget
    return name in form.data or any(key.startswith(f"{name}_") for key in form.data) or _is_silent(widget)


def _is_silent(widget: object) -> bool:
    return getattr(widget, "input_type", "") in {"checkbox", "radio"}
