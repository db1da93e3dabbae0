"""What is asked of whoever comes back with the code of a message."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from guichet.surfaces.questions.concerning import BETWEEN
from guichet.surfaces.ui import forms


class Follow(forms.Form):
    """`only` are the gestures that the message allows now; without it, the code alone is asked."""

    def __init__(self, *args: Any, only: tuple[str, ...] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in () if only is None else {"delay", "result", "text"} - set(only):
            del self.fields[name]

    code = forms.TextField(
        label=_("Code de retour"), help_text=_("Douze signes, par exemple 7F3K-92QX-M4TB."), short=True
    )
    delay = forms.NumberField(label=_("Votre note pour le délai, de 0 à 10"), required=False, validators=BETWEEN)
    result = forms.NumberField(label=_("Votre note pour la réponse, de 0 à 10"), required=False, validators=BETWEEN)
    text = forms.LongTextField(
        label=_("Pourquoi la réponse ne règle rien"),
        help_text=_("Quelqu’un d’autre répond alors, dans 30 nouveaux jours. Une seule fois."),
        max_length=3000,
        required=False,
    )
    once = forms.OnceField()
