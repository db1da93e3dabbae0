"""What is asked of an applicant again, and what the answers change: pure functions over the case's own definition."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from guichet.commons.catalogue.definition.answers import Invalid, Problem, is_given
from guichet.commons.catalogue.definition.form import Form
from guichet.commons.catalogue.definition.procedure import Answers, Shown, Walk, walk
from guichet.commons.catalogue.definition.questions import Asked
from guichet.commons.catalogue.definition.treatment import EligibilityRule
from guichet.commons.intake.attaching import named
from guichet.commons.intake.models import Content
from guichet.commons.intake.uploads.base import Filed


@dataclass(frozen=True, slots=True)
class Former:
    """An answer as it was until a supplement changed it."""

    value: object
    until: datetime


@dataclass(frozen=True, slots=True)
class Change:
    """A supplement as it is kept: answers and files given, and the questions that are no longer asked since."""

    answers: Mapping[str, Any]
    files: Mapping[str, Any]
    dropped: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class AskedAgain:
    """The questions that the applicant must answer, with what is wrong; `change` is what the answers do to the case.

    Besides those that the officer named come those that the new answers open. `stop` is the rule that they now meet.
    """

    shown: tuple[Shown, ...]
    stop: EligibilityRule | None
    change: Change

    @property
    def is_complete(self) -> bool:
        return self.stop is None and all(shown.invalid is None for shown in self.shown)

    def allows(self, name: str) -> bool:
        return any(shown.entry.name == name for shown in self.shown)


def asked_again(form: Form, before: Answers, given: Content, asked: Sequence[str], today: date) -> AskedAgain:
    """By the hub's own rules, as at arrival. A file is asked anew, anything else shows its former answer."""
    anew = {name for name in asked if isinstance(form.by_name[name].question, Filed)}
    kept = {name: value for name, value in before.items() if name not in anew}
    old, new = walk(form, before, today), walk(form, {**kept, **given.answers}, today)
    wrong_before = {shown.entry.name for shown in _shown(old) if shown.invalid}
    named_or_opened = tuple(
        _required(shown) if shown.entry.name in asked else shown
        for shown in _shown(new)
        if _is_wanted(shown, asked, given.answers, wrong_before)
    )
    return AskedAgain(named_or_opened, new.stop if old.stop is None else None, _change(old, new, before, given))


def day_of(form: Form, before: Answers, asked: Iterable[str], *, filed_on: date, today: date) -> date:
    """Today, unless the request as it was filed would not come as far as the questions asked: then the day of filing.

    A paper is judged on the day it is given; a request is not judged again by a rule that time alone has broken.
    """
    way = walk(form, before, today)
    return filed_on if way.stop or set(asked) - {shown.entry.name for shown in _shown(way)} else today


def written(change: Change) -> bytes:
    held = {"answers": change.answers, "files": change.files, "dropped": list(change.dropped)}
    return json.dumps(held, ensure_ascii=False, separators=(",", ":")).encode()


def read(plaintext: bytes) -> Change:
    return Change(**json.loads(plaintext))


def _shown(way: Walk) -> tuple[Shown, ...]:
    return tuple(shown for page in way.pages for shown in page.questions)


def _is_wanted(shown: Shown, asked: Sequence[str], given: Answers, wrong_before: set[str]) -> bool:
    name = shown.entry.name
    is_opened = name in given or (shown.invalid is not None and name not in wrong_before)
    return name in asked or (isinstance(shown.entry.question, Asked) and is_opened)


def _required(shown: Shown) -> Shown:
    """What an officer asks for must be given, even where the form leaves it free."""
    question = shown.entry.question.model_copy(update={"required": True})
    missing = None if is_given(shown.value) else Invalid(Problem.MISSING)
    return replace(shown, entry=replace(shown.entry, question=question), invalid=shown.invalid or missing)


def _change(old: Walk, new: Walk, before: Answers, given: Content) -> Change:
    answers = {name: value for name, value in new.answers.items() if name in given.answers or before.get(name) != value}
    still = {shown.entry.name for shown in _shown(new)}
    dropped = [shown.entry.name for shown in _shown(old) if shown.entry.name not in still]
    return Change(answers, named(answers, given.files), [name for name in dropped if name in before])
