"""What is written to answer an instruction, at the national node and at a counter."""

from django.utils.translation import gettext_lazy as _

from guichet.domains.circulars.models.instructions import LONGEST_WORDS
from guichet.surfaces.ui import forms


class Done(forms.Form):
    words = forms.LongTextField(
        label=_("Ce que vous avez fait"),
        help_text=_("En quelques mots, sans nommer d’usager."),
        max_length=LONGEST_WORDS,
    )


class AskTime(forms.Form):
    until_on = forms.DateField(label=_("Nouveau jour"))
    reason = forms.LongTextField(label=_("Pourquoi"), max_length=LONGEST_WORDS)
