"""What people tell: a complaint, an incident, whether they are satisfied."""

from django.utils.translation import gettext_lazy as _

from guichet.domains.reception.recordings import MOST_SECONDS
from guichet.domains.reception.vocabulary import Dissatisfaction, IncidentKind
from guichet.surfaces.questions.receipts import OfARequest
from guichet.surfaces.ui import forms


def _kinds() -> list[tuple[str, str]]:
    return [(kind.value, str(kind.label)) for kind in IncidentKind]


def _reasons() -> list[tuple[str, str]]:
    return [("", str(_("Ne l’a pas dit"))), *((reason.value, str(reason.label)) for reason in Dissatisfaction)]


class Complaint(OfARequest):
    field_order = ("case", "code", "told", "sound", "once")
    told = forms.LongTextField(
        label=_("Ce que la personne dit"),
        help_text=_("Avec ses mots. Laissez vide si vous l’enregistrez."),
        max_length=3000,
        required=False,
    )
    sound = forms.SoundField(label=_("Ou sa voix, enregistrée"), seconds=MOST_SECONDS, required=False)


class Incident(forms.Form):
    kind = forms.ChoiceField(label=_("De quoi s’agit-il ?"), choices=_kinds)
    told = forms.LongTextField(label=_("Que s’est-il passé ?"), max_length=1000)


class Satisfaction(forms.Form):
    satisfied = forms.YesNoField(label=_("La personne dit-elle être satisfaite ?"))
    reason = forms.ChoiceField(label=_("Si elle ne l’est pas : pourquoi ?"), choices=_reasons, required=False)
