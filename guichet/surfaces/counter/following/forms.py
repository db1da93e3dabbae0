from typing import Any

from django.utils.translation import gettext_lazy as _

from guichet.surfaces.questions.receipts import ReferenceField
from guichet.surfaces.ui import forms


class Follow(forms.Form):
    reference = ReferenceField(
        label=_("Référence de la demande"), help_text=_("Elle est en haut du reçu, comme LOK-7F3K-92XQ-A."), short=True
    )

    def __init__(self, *args: Any, whom: forms.ChoiceField | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if whom is not None:
            self.add("whom", whom)
