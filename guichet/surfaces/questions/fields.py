"""From a question to the fields that ask it, from what they read to the answer, and back.

A question asked in several fields names each after a hyphen, which no question has in its name: `nom-family_name`.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import singledispatch
from typing import Any

from django import forms as django_forms
from django.utils.translation import gettext as _

from guichet.commons.catalogue.definition import questions as asked
from guichet.commons.catalogue.definition.form import address_fields
from guichet.foundation.places import queries as places
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui import forms

Field = django_forms.Field
Fields = dict[str, Field]
ALL_IN_SIGHT = 7  # more options than this unfold from a list
# A choice that decides which field comes next asks for the page again at once; without script, by its button.
AGAIN = {"data-again": ""}


@singledispatch
def fields_of(question: object, value: Any, today: date) -> Fields:  # noqa: ARG001
    """The fields by part of the answer, "" for a whole one; `value` is what is known of it, saved or just sent."""
    return {}


def _alone(field: Field) -> Fields:
    return {"": field}


def _settings(question: asked.Asked) -> dict[str, Any]:
    return {
        "label": words.said(question.label),
        "help_text": words.said(question.help),
        "required": question.required,
    }


@fields_of.register
def _text(question: asked.TextQuestion, value: Any, today: date) -> Fields:  # noqa: ARG001
    return _alone(
        forms.TextField(max_length=question.max_length, min_length=question.min_length, **_settings(question))
    )


@fields_of.register
def _long_text(question: asked.LongTextQuestion, value: Any, today: date) -> Fields:  # noqa: ARG001
    field = forms.LongTextField(max_length=question.max_length, min_length=question.min_length, **_settings(question))
    return _alone(field)


@fields_of.register
def _number(question: asked.NumberQuestion, value: Any, today: date) -> Fields:  # noqa: ARG001
    unit = words.said(question.unit)
    return _alone(forms.NumberField(decimals=question.decimals, unit=unit, **_settings(question)))


@fields_of.register
def _money(question: asked.MoneyQuestion, value: Any, today: date) -> Fields:  # noqa: ARG001
    return _alone(forms.MoneyField(at_most=question.max, **_settings(question)))


@fields_of.register
def _date(question: asked.DateQuestion, value: Any, today: date) -> Fields:  # noqa: ARG001
    birthday = question.prefill is asked.Prefill.BIRTH_DATE
    limits = {"earliest": _day(question.not_before, today), "latest": _day(question.not_after, today)}
    return _alone(forms.DateField(birthday=birthday, **limits, **_settings(question)))


def _day(limit: object, today: date) -> date | None:
    return today if limit == "today" else limit if isinstance(limit, date) else None


@fields_of.register
def _choice(question: asked.ChoiceQuestion, value: Any, today: date) -> Fields:  # noqa: ARG001
    return _alone(_one_of(question.options, **_settings(question)))


def _one_of(options: Sequence[asked.Option], **settings: Any) -> Field:
    kind = forms.ChoiceField if len(options) <= ALL_IN_SIGHT else forms.LongChoiceField
    return kind(choices=_choices(options), **settings)


def _choices(options: Sequence[asked.Option]) -> list[tuple[str, str]]:
    return [(option.value, _option(option)) for option in options]


def _option(option: asked.Option) -> str:
    """The words, and the help that belongs to this option alone."""
    return f"{words.said(option.text)} ({words.said(option.help)})" if option.help else words.said(option.text)


@fields_of.register
def _choices_of(question: asked.ChoicesQuestion, value: Any, today: date) -> Fields:  # noqa: ARG001
    return _alone(forms.ManyChoicesField(choices=_choices(question.options), **_settings(question)))


@fields_of.register
def _pictogram(question: asked.PictogramChoiceQuestion, value: Any, today: date) -> Fields:  # noqa: ARG001
    pictograms = {option.value: option.pictogram for option in question.options}
    field = forms.PictogramField(choices=_choices(question.options), pictograms=pictograms, **_settings(question))
    return _alone(field)


@fields_of.register
def _linked(question: asked.LinkedChoiceQuestion, value: Any, today: date) -> Fields:  # noqa: ARG001
    fields: Fields = {"first": _again(_one_of(question.options, **_settings(question)))}
    first = next((option for option in question.options if option.value == _part(value, "first")), None)
    if first:
        fields["second"] = _one_of(first.options, label=words.said(question.second_label), required=question.required)
    return fields


@fields_of.register
def _yes_no(question: asked.YesNoQuestion, value: Any, today: date) -> Fields:  # noqa: ARG001
    return _alone(forms.YesNoField(**_settings(question)))


@fields_of.register
def _email(question: asked.EmailQuestion, value: Any, today: date) -> Fields:  # noqa: ARG001
    return _alone(forms.EmailField(**_settings(question)))


@fields_of.register
def _phone(question: asked.PhoneQuestion, value: Any, today: date) -> Fields:  # noqa: ARG001
    return _alone(forms.PhoneField(**_settings(question)))


@fields_of.register(asked.NpiQuestion)
@fields_of.register(asked.IfuQuestion)
def _figures(question: asked.Asked, value: Any, today: date) -> Fields:  # noqa: ARG001
    return _alone(forms.TextField(short=True, figures=True, max_length=60, **_settings(question)))


@fields_of.register(asked.MatriculeQuestion)
def _matricule(question: asked.Asked, value: Any, today: date) -> Fields:  # noqa: ARG001
    return _alone(forms.TextField(short=True, max_length=60, **_settings(question)))


@fields_of.register
def _person(question: asked.PersonNameQuestion, value: Any, today: date) -> Fields:  # noqa: ARG001
    mine = question.prefill is asked.Prefill.PERSON_NAME
    family, given = ("family-name", "given-name") if mine else ("off", "off")
    return {
        "family_name": forms.TextField(label=_("Nom de famille"), autocomplete=family, required=question.required),
        "given_names": forms.TextField(
            label=_("Prénoms"), autocomplete=given, required=False, help_text=_("Dans l’ordre de l’acte de naissance.")
        ),
    }


@fields_of.register
def _address(question: asked.AddressQuestion, value: Any, today: date) -> Fields:  # noqa: ARG001
    """One level after the other: each list holds what lies in the place chosen before."""
    wanted, fields = address_fields(question), dict[str, Field]()
    options: Sequence[tuple[str, str]] = [(each.code, each.name) for each in places.departments()]
    for level, label in _levels():
        if level not in wanted or not options:
            break
        last = level == [each for each in wanted if each != "detail"][-1]
        field = forms.LongChoiceField(choices=options, label=label, required=question.required)
        fields[level] = field if last else _again(field)
        chosen = _part(value, level)
        options = _inside(level, chosen) if chosen in dict(options) else []
    if "detail" in wanted:
        fields["detail"] = forms.TextField(
            label=_("Quartier, rue, maison"), required=False, help_text=_("Un repère que les gens connaissent suffit.")
        )
    return fields


def _levels() -> tuple[tuple[str, str], ...]:
    return ("department", _("Département")), ("commune", _("Commune")), ("arrondissement", _("Arrondissement"))


def _inside(level: str, chosen: str) -> list[tuple[str, str]]:
    if level == "department":
        found = next((each for each in places.departments() if each.code == chosen), None)
        return [(each.code, each.name) for each in found.communes] if found else []
    return [(each.code, each.name) for each in places.arrondissements_of(chosen)] if level == "commune" else []


@fields_of.register
def _consent(question: asked.ConsentQuestion, value: Any, today: date) -> Fields:  # noqa: ARG001
    return _alone(forms.ConsentField(label=words.said(question.statement), required=question.required))


@fields_of.register
def _signature(question: asked.SignatureQuestion, value: Any, today: date) -> Fields:  # noqa: ARG001
    drawn = isinstance(value, Mapping) and "file" in value
    label = _("Vos prénoms et nom, en guise de signature")
    return {"typed": forms.TextField(label=label, autocomplete="name", required=question.required and not drawn)}


def _again(field: Field) -> Field:
    field.widget.attrs.update(AGAIN)
    return field


def _part(value: Any, name: str) -> str:
    return str(value.get(name) or "") if isinstance(value, Mapping) else ""


def initial_of(question: object, value: Any) -> dict[str, Any]:
    """What each field shows of an answer already given."""
    if isinstance(question, asked.DateQuestion):
        return {"": _as_day(value)}
    if isinstance(question, asked.LinkedChoiceQuestion | asked.PersonNameQuestion | asked.AddressQuestion):
        return dict(value) if isinstance(value, Mapping) else {}
    if isinstance(question, asked.SignatureQuestion):
        return {"typed": _part(value, "typed")}
    return {"": value}


def _as_day(value: Any) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def answer_of(question: object, read: Mapping[str, Any]) -> Any:
    """The answer as it is kept, from what each field read."""
    if "" in read:
        value = read[""]
        return value.isoformat() if isinstance(value, date) else value
    if isinstance(question, asked.AddressQuestion):
        return _reached(question, read)
    return {part: value for part, value in read.items() if value}


def _reached(question: asked.AddressQuestion, read: Mapping[str, Any]) -> dict[str, Any]:
    """Down to the first level that is not chosen: below it, nothing holds any more."""
    kept: dict[str, Any] = {}
    for level in address_fields(question):
        if level != "detail" and not read.get(level):
            break
        kept[level] = read.get(level)
    if kept and read.get("detail"):
        kept["detail"] = read["detail"]
    return {level: value for level, value in kept.items() if value}
