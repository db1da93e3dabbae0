from django.utils.translation import gettext_lazy

from guichet.surfaces.ui import forms


class Ask(forms.Form):
    reference = forms.TextField(
        label=gettext_lazy("Référence de la demande"),
        help_text=gettext_lazy("La personne la lit sur son récépissé."),
        short=True,
        max_length=40,
    )
