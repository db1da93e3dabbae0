"""Why somebody opens a case that they do not have: a motive of the published list, and a sentence."""

from typing import Any

from django.utils.translation import gettext_lazy

from guichet.domains.casework.models import SENTENCE
from guichet.domains.casework.operations import Why
from guichet.domains.casework.refusals import SentenceMissing
from guichet.domains.casework.vocabulary import OutsideMotive
from guichet.surfaces.ui import forms


class StateReason(forms.Form):
    motive = forms.ChoiceField(label=gettext_lazy("Pourquoi l’ouvrez-vous ?"), choices=OutsideMotive.choices)
    sentence = forms.TextField(
        label=gettext_lazy("Dites-le en une phrase"),
        help_text=gettext_lazy("La personne lira cette phrase. N’y nommez personne."),
        max_length=SENTENCE,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("motive") == OutsideMotive.OTHER and not given.get("sentence", "").strip():
            self.add_error("sentence", SentenceMissing().message)
        return given

    def why(self) -> Why:
        return Why(OutsideMotive(self.cleaned_data["motive"]), self.cleaned_data["sentence"])


class Open(StateReason):
    """The same, of a case that its reference names."""

    field_order = ("reference", "motive", "sentence")
    reference = forms.TextField(label=gettext_lazy("Référence de la demande"), short=True, max_length=40)
