"""What is asked of whoever opens, weighs or closes an incident."""

from django.utils.translation import gettext_lazy as _

from guichet.domains.reception.vocabulary import IncidentKind
from guichet.domains.supervision.vocabulary import Severity
from guichet.surfaces.ui import forms

SEVERITIES = [(str(value), label) for value, label in Severity.choices]


class Start(forms.Form):
    about = forms.ChoiceField(label=_("De quoi s’agit-il"), choices=IncidentKind.choices)
    severity = forms.ChoiceField(label=_("Gravité"), choices=SEVERITIES)
    told = forms.LongTextField(label=_("Ce qui ne va pas"), max_length=1000)


class Weigh(forms.Form):
    severity = forms.ChoiceField(label=_("Gravité"), choices=SEVERITIES)


class Close(forms.Form):
    done = forms.LongTextField(label=_("Ce qui a été fait"), max_length=1000)
    parts = forms.TextField(label=_("Pièces remplacées"), max_length=500, required=False)
