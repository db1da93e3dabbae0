"""Why a node is trusted no more."""

from django.utils.translation import gettext_lazy as _

from guichet.surfaces.ui import forms


class Revoke(forms.Form):
    reason = forms.LongTextField(
        label=_("Pourquoi"),
        help_text=_("Volé, perdu, remplacé… Le journal garde ces mots : n’y nommez personne."),
    )


class Drop(forms.Form):
    """Nothing to fill in: the page says what is given up."""
