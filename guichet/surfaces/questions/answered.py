"""Answers as people read them, for the summary."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from guichet.commons.catalogue.definition import questions as asked
from guichet.commons.catalogue.definition.procedure import Shown
from guichet.foundation.places import queries as places
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui import wording


def said(shown: Shown, files: Mapping[str, Any]) -> str:
    """One text, a line for each item; an absent answer says that it is."""
    question, value = shown.entry.question, shown.value
    if value in (None, "", [], {}):
        return _("Sans réponse")
    if isinstance(question, asked.RepeatQuestion):
        return "\n".join(_item(number, item, files) for number, item in enumerate(shown.items, 1))
    return value_said(question, value, files)


def _item(number: int, item: Iterable[Shown], files: Mapping[str, Any]) -> str:
    given = [said(each, files) for each in item if each.value not in (None, "", [], {})]
    return f"{number}. {', '.join(given)}"


def value_said(question: asked.Question, value: Any, files: Mapping[str, Any]) -> str:
    match question:
        case asked.DateQuestion():
            return _day(value)
        case asked.ChoiceQuestion() | asked.PictogramChoiceQuestion():
            return _chosen(question.options, [value])
        case asked.ChoicesQuestion():
            return _chosen(question.options, value)
        case asked.LinkedChoiceQuestion():
            return _linked(question, value)
        case asked.FileQuestion() | asked.PhotoQuestion():
            held = value if isinstance(value, list) else [value]
            return "\n".join(str(files.get(each.get("file"), {}).get("name", "")) for each in held)
    return _address(value) if isinstance(question, asked.AddressQuestion) else _plain(question, value)


def _plain(question: asked.Question, value: Any) -> str:
    match question:
        case asked.MoneyQuestion():
            return wording.amount(int(value)) if isinstance(value, int | float) else str(value)
        case asked.PersonNameQuestion():
            return " ".join(str(value[part]) for part in ("given_names", "family_name") if value.get(part))
        case asked.SignatureQuestion():
            return str(value["typed"]) if "typed" in value else _("Signature dessinée")
        case asked.ConsentQuestion() if value is True:
            return _("Accepté")
        case asked.NumberQuestion():
            return f"{_number(value)} {words.said(question.unit)}".strip()
    return _number(value)


def _number(value: Any) -> str:
    if isinstance(value, bool):
        return _("Oui") if value else _("Non")
    if isinstance(value, int | float) and value == int(value):
        return wording.number(int(value))
    return str(value).replace(".", ",") if isinstance(value, float) else str(value)


def _day(value: Any) -> str:
    try:
        return wording.day(date.fromisoformat(str(value)))
    except ValueError:
        return str(value)


def _chosen(options: Iterable[asked.Option], values: Iterable[Any]) -> str:
    texts = {option.value: words.said(option.text) for option in options}
    return ", ".join(texts.get(value, str(value)) for value in values)


def _linked(question: asked.LinkedChoiceQuestion, value: Mapping[str, Any]) -> str:
    first = next((option for option in question.options if option.value == value.get("first")), None)
    second = _chosen(first.options, [value["second"]]) if first and value.get("second") else ""
    return ", ".join(filter(None, [words.said(first.text) if first else "", second]))


def _address(value: Mapping[str, Any]) -> str:
    """From the smallest to the largest, as on an envelope."""
    department = next((each for each in places.departments() if each.code == value.get("department")), None)
    commune = places.commune(str(value.get("commune", "")))
    inside = places.arrondissements_of(commune.code) if commune else ()
    small = next((each.name for each in inside if each.code == value.get("arrondissement")), "")
    parts = [value.get("detail", ""), small, commune.name if commune else "", department.name if department else ""]
    return ", ".join(str(part) for part in parts if part)
