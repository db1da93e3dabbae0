"""What an inspector answers."""

from django.utils.translation import gettext_lazy as _

from guichet.surfaces.ui import forms


class Answer(forms.Form):
    text = forms.LongTextField(
        label=_("Votre réponse"),
        help_text=_("Elle est lue par quiconque a le code de retour. Ne demandez jamais un nom."),
        max_length=3000,
    )
