"""What people tell: a complaint, an incident, whether they are satisfied."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from guichet.domains.reception.recordings import MOST_SECONDS
from guichet.domains.reception.vocabulary import IncidentKind
from guichet.foundation.places import references
from guichet.surfaces.ui import forms

NO_REFERENCE = _("Cette référence ne se lit pas. Recopiez-la depuis le reçu, comme LOK-7F3K-92XQ-A.")


def _kinds() -> list[tuple[str, str]]:
    return [(kind.value, str(kind.label)) for kind in IncidentKind]


class ReferenceField(forms.TextField):
    """The reference of a request, however it was typed."""

    def clean(self, value: Any) -> str:
        typed = str(super().clean(value))
        found = references.read(typed) if typed else ""
        if found is None:
            raise ValidationError(str(NO_REFERENCE))
        return found


class Complaint(forms.Form):
    case = ReferenceField(label=_("Référence de la demande, s’il y en a une"), required=False, short=True)
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
