"""Files among answers: pure changes of what a person has written, kept by whoever holds it."""

import secrets
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from guichet.commons.catalogue.definition.questions import FileQuestion
from guichet.commons.intake.models import Content
from guichet.commons.intake.uploads.base import Checked, Filed, FileRefused, too_many


def attached(content: Content, question: Filed, checked: Checked) -> tuple[Content, tuple[str, ...]]:
    """With the file in the answer of its question; a single one takes the place of the former.

    The places of what it replaces come too, to be erased once this is kept. Raises FileRefused when the question has
    as many files as it takes.
    """
    identifier, name = secrets.token_hex(8), question.name
    answer = {"file": identifier, "kind": checked.kind, "bytes": checked.bytes}
    answers, files = dict(content.answers), dict(content.files)
    former = None
    if isinstance(question, FileQuestion) and question.max_files > 1:
        present = answers.get(name) or []
        if len(present) >= question.max_files:
            raise FileRefused(too_many(question))
        answers[name] = [*present, answer]
    else:
        former = files.pop(_identifier(answers.get(name)), None)
        answers[name] = [answer] if isinstance(question, FileQuestion) else answer
    files[identifier] = asdict(checked)
    places = tuple(former[part]["place"] for part in ("original", "copy") if former[part]) if former else ()
    return Content(answers, files), places


def detached(content: Content, question: Filed, file: str) -> tuple[Content, Checked] | None:
    """Without that file, and what it was; None when the question does not have it."""
    answers, files = dict(content.answers), dict(content.files)
    present = answers.get(question.name) or []
    listed = present if isinstance(present, list) else [present]
    kept = [each for each in listed if each["file"] != file]
    if file not in files or len(kept) == len(listed):
        return None
    removed = Checked(**files.pop(file))
    answers.pop(question.name)
    if kept:
        answers[question.name] = kept
    return Content(answers, files), removed


def identifiers(value: object) -> list[str]:
    """Of all the files that an answer names, or several answers."""
    if isinstance(value, Mapping):
        own = [value["file"]] if isinstance(value.get("file"), str) else []
        return own + [each for inner in value.values() for each in identifiers(inner)]
    return [each for inner in value for each in identifiers(inner)] if isinstance(value, list | tuple) else []


def named(answers: Mapping[str, Any], files: Mapping[str, Any]) -> dict[str, Any]:
    """The files that an answer names: what was sent for a question no longer asked does not travel."""
    wanted = set(identifiers(answers))
    return {identifier: file for identifier, file in files.items() if identifier in wanted}


def _identifier(answer: Any) -> str:
    """Of the file that a question for a single one has; of none, nothing."""
    single = answer[0] if isinstance(answer, list) and answer else answer
    return str(single.get("file", "")) if isinstance(single, dict) else ""
