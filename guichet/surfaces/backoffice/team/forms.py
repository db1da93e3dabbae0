"""Whom a supervisor adds to an office."""

from django.utils.translation import gettext_lazy as _

from guichet.domains.casework.policies import GIVEN_BY_SUPERVISORS
from guichet.surfaces.ui import forms


class Add(forms.Form):
    email = forms.EmailField(
        label=_("Adresse de la personne"), help_text=_("Elle travaille déjà ici : son administrateur l’a invitée.")
    )
    kind = forms.ChoiceField(
        label=_("En tant que"), choices=[(kind.value, kind.label.capitalize()) for kind in GIVEN_BY_SUPERVISORS]
    )
    last_day = forms.DateField(label=_("Dernier jour"), help_text=_("Au plus un an. Vous pourrez la retirer avant."))
