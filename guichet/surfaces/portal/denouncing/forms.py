"""What is asked of whoever comes back with a return code."""

from django.utils.translation import gettext_lazy as _

from guichet.surfaces.ui import forms


class Follow(forms.Form):
    code = forms.TextField(
        label=_("Code de retour"), help_text=_("Douze signes, par exemple 7F3K-92QX-M4TB."), short=True
    )
    text = forms.LongTextField(
        label=_("Quelque chose à ajouter"),
        help_text=_("Laissez vide pour seulement lire la réponse."),
        max_length=3000,
        required=False,
    )
    once = forms.OnceField()
