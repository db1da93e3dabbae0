"""What the person shows to be handed a document: a paper that says who they are, and the code of their receipt."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from guichet.commons.documents.operations.handing import Shown
from guichet.surfaces.counter.mandates import choosing
from guichet.surfaces.ui import forms

WORDS = {
    Shown.IDENTITY_CARD: _("Carte nationale d’identité"),
    Shown.PASSPORT: _("Passeport"),
    Shown.CIP: _("Certificat d’identification personnelle (CIP)"),
    Shown.VOTER: _("Carte d’électeur"),
    Shown.KNOWN: _("Aucun papier : la personne est connue dans ce centre"),
}


class HandOver(forms.Form):
    shown = forms.ChoiceField(
        label=_("Quel papier la personne montre-t-elle ?"),
        choices=[(each.value, text) for each, text in WORDS.items()],
        required=False,
    )
    code = forms.TextField(
        label=_("Code du reçu"), help_text=_("Il est sous la référence, en deux groupes."), max_length=20, short=True
    )

    def __init__(self, *args: Any, whom: forms.ChoiceField | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if whom is not None:
            self.add("whom", whom)
        self.order_fields(["whom", "shown", "code"])

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if not choosing.mandate_in(self) and not given.get("shown"):
            raise ValidationError({"shown": _("Dites quel papier la personne montre.")})
        return given

    def shown_for(self, mandate: str) -> Shown:
        return Shown.MANDATE if mandate else Shown(self.cleaned_data["shown"])
