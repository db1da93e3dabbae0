"""What is proposed for a document: its reference, a reason of the published list, the fields as they should be."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django import forms as django_forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guichet.commons.documents.kinds import FIELDS, KINDS, Type
from guichet.commons.documents.models import REASONS, Ending
from guichet.commons.documents.printing.page import Value
from guichet.surfaces.ui import forms

FIELD = "champ_"
LONG = 80  # characters from which a text is written in several lines


class Find(forms.Form):
    reference = forms.TextField(
        label=gettext_lazy("Référence du document"),
        help_text=gettext_lazy("Elle est imprimée sur le document, par exemple DOC-7F3K-92QX-M."),
        short=True,
        max_length=40,
    )


class Reasoned(forms.Form):
    """Why, from the published list."""

    def __init__(self, ending: Ending, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(reason.value, reason.label) for reason in REASONS[ending]]
        told = _("La personne lit ce motif sur sa page de suivi.")
        self.add("reason", forms.ChoiceField(label=_("Motif"), help_text=told, choices=choices))


class Correct(Reasoned):
    """Every field of the document, as it is written now.

    What its code says goes on being said; any other field may be emptied.
    """

    def __init__(self, template: str, before: Mapping[str, Value], *args: Any, **kwargs: Any) -> None:
        initial = {FIELD + name: _shown(name, value) for name, value in before.items()}
        super().__init__(Ending.CORRECTION, *args, initial=initial, **kwargs)
        self.names = KINDS[template].fields
        for name in self.names:
            needed = name in KINDS[template].coded and before[name] not in ("", ())
            self.add(FIELD + name, MADE[FIELDS[name].type](str(FIELDS[name].label), before[name], needed))

    def values(self) -> dict[str, Value]:
        """As documents write them: days as text, a list one item a line."""
        return {name: _kept(name, self.cleaned_data[FIELD + name]) for name in self.names}


def _text(label: str, before: Value, needed: bool) -> django_forms.Field:  # noqa: FBT001 as the others of MADE
    if len(str(before)) > LONG or "\n" in str(before):
        return forms.LongTextField(label=label, max_length=10_000, required=needed)
    return forms.TextField(label=label, required=needed)


def _list(label: str, _before: Value, needed: bool) -> django_forms.Field:  # noqa: FBT001 as the others of MADE
    told = _("Une ligne pour chacun.")
    return forms.LongTextField(label=label, help_text=told, max_length=10_000, required=needed)


MADE: Mapping[Type, Callable[[str, Value, bool], django_forms.Field]] = {
    Type.TEXT: _text,
    Type.LIST: _list,
    Type.DATE: lambda label, _before, needed: forms.DateField(label=label, required=needed),
    Type.NUMBER: lambda label, _before, needed: forms.NumberField(label=label, required=needed),
}


def _shown(name: str, value: Value) -> object:
    if isinstance(value, tuple):
        return "\n".join(value)
    return date.fromisoformat(str(value)) if FIELDS[name].type is Type.DATE and value else value


def _kept(name: str, given: object) -> Value:
    if isinstance(given, date):
        return given.isoformat()
    if FIELDS[name].type is Type.LIST:
        return tuple(line for line in str(given).splitlines() if line.strip())
    return given if isinstance(given, int | float) else str(given or "")
