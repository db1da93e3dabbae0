"""What opens a request again: what its ticket says."""

from django.utils.translation import gettext_lazy as _

from guichet.surfaces.counter.telling.forms import ReferenceField
from guichet.surfaces.ui import forms


class Resume(forms.Form):
    reference = ReferenceField(label=_("Référence de la demande"), short=True)
    code = forms.TextField(
        label=_("Code de reprise"), help_text=_("Il est sur le ticket, en deux groupes."), max_length=60, short=True
    )
