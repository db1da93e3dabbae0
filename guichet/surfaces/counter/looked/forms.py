from django.utils.translation import gettext_lazy as _

from guichet.surfaces.questions.receipts import ReferenceField
from guichet.surfaces.ui import forms


class WhoLooked(forms.Form):
    reference = ReferenceField(
        label=_("Référence de la demande"), help_text=_("Elle est en haut du reçu, comme LOK-7F3K-92XQ-A."), short=True
    )
    code = forms.TextField(
        label=_("Code du reçu"), help_text=_("Il est sous la référence, en deux groupes."), max_length=20, short=True
    )
