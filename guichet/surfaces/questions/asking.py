"""The form of one page: built from its questions, read into answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.forms import ChoiceField, Field
from django.forms.boundfield import BoundField
from django.http import QueryDict

from guichet.commons.catalogue.definition import questions as asked
from guichet.commons.catalogue.definition.procedure import Shown
from guichet.surfaces.questions.fields import answer_of, fields_of, initial_of
from guichet.surfaces.ui import answer_problems, forms

BY_FILE = (asked.FileQuestion, asked.PhotoQuestion)
WITHOUT_FIELDS = (*BY_FILE, asked.RepeatQuestion)


@dataclass(frozen=True, slots=True)
class Asking:
    """The questions of a page and their fields, by the question's name then by the part of its answer.

    `seen` are those that were on the page when it was sent: a choice can bring another one only then.
    """

    shown: tuple[Shown, ...]
    form: forms.Form
    names: Mapping[str, Mapping[str, str]]
    seen: frozenset[str]

    def fields(self, name: str) -> tuple[BoundField, ...]:
        return tuple(self.form[field] for field in self.names.get(name, {}).values())

    def read(self) -> None:
        """Judge what was sent; a field that was not on the page when it was sent is not missing."""
        self.form.is_valid()
        for name in [each for each in self.form.errors if each not in self.seen]:
            del self.form.errors[name]

    def answers(self) -> dict[str, Any]:
        """What was read without fault, of the questions that were on the page."""
        return {each.entry.name: self._answer(each) for each in self.shown if self._was_read(each)}

    def _was_read(self, shown: Shown) -> bool:
        names = self._seen_of(shown.entry.name)
        return bool(names) and all(name in self.form.cleaned_data for name in names.values())

    def _seen_of(self, name: str) -> dict[str, str]:
        return {part: field for part, field in self.names.get(name, {}).items() if field in self.seen}

    def _answer(self, shown: Shown) -> Any:
        names = self._seen_of(shown.entry.name)
        return answer_of(shown.entry.question, {part: self.form.cleaned_data[name] for part, name in names.items()})

    def point_out(self, judged: Sequence[Shown], refused: Sequence[str], *, whole: bool) -> None:
        """Say beside each question what the walk finds wrong, and of the whole page what no field of it answers."""
        for sentence in refused:
            self.form.add_error(None, sentence)
        for shown in judged:
            question, names = shown.entry.question, list(self._seen_of(shown.entry.name).values())
            if not shown.invalid or not isinstance(question, asked.Asked):
                continue
            if names and not any(name in self.form.errors for name in names) and not self._is_new(shown):
                self.form.add_error(names[-1], answer_problems.said(question, shown.invalid))
            elif whole and not refused and isinstance(question, WITHOUT_FIELDS):
                self.form.add_error(None, answer_problems.said(question, shown.invalid))

    def _is_new(self, shown: Shown) -> bool:
        """Whether what is missing is a part of the answer that the page did not ask for yet."""
        missing = shown.invalid.limits.get("fields", ()) if shown.invalid else ()
        seen = self._seen_of(shown.entry.name)
        return any(part not in seen for part in missing) if isinstance(missing, list) else False


def ask(shown: Sequence[Shown], today: date, sent: QueryDict | None = None) -> Asking:
    """The fields of these questions; what was sent decides which fields follow one another in an answer of several."""
    data = None if sent is None else sent.copy()
    declared: dict[str, Field] = {}
    initial: dict[str, Any] = {}
    names: dict[str, dict[str, str]] = {}
    for each in shown:
        question, name = each.entry.question, each.entry.name
        fields = fields_of(question, _known(name, each.value, sent), today)
        names[name] = {part: f"{name}-{part}" if part else name for part in fields}
        declared.update({names[name][part]: field for part, field in fields.items()})
        initial.update({f"{name}-{part}" if part else name: v for part, v in initial_of(question, each.value).items()})
    seen = frozenset(str(sent["asked"]).split() if sent and "asked" in sent else declared)
    if data is not None:
        seen -= _outdated(declared, data)
    kind: type[forms.Form] = type("QuestionsForm", (forms.Form,), declared)
    return Asking(tuple(shown), kind(data, initial=initial), {name: held for name, held in names.items() if held}, seen)


def _outdated(declared: Mapping[str, Field], data: QueryDict) -> set[str]:
    """Choices inside a place, or under a first choice, that was just changed for another: they are asked anew."""
    found = set()
    for name, field in declared.items():
        if "-" in name and isinstance(field, ChoiceField) and data.get(name) and not field.valid_value(data[name]):
            data[name] = ""
            found.add(name)
    return found


def _known(name: str, value: Any, sent: QueryDict | None) -> Any:
    """The answer saved, and over it what was just sent for its parts."""
    parts = {key.partition("-")[2]: text for key, text in (sent or {}).items() if key.startswith(f"{name}-")}
    return {**value, **parts} if isinstance(value, Mapping) else parts or value
