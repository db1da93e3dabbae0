"""What a supervisor answers."""

from django.utils.translation import gettext_lazy as _

from guichet.surfaces.ui import forms


class Answer(forms.Form):
    text = forms.LongTextField(label=_("Votre réponse à la personne"))
