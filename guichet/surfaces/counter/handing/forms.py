"""What the person shows to be handed a document: a paper that says who they are, and the code of their receipt."""

from django.utils.translation import gettext_lazy as _

from guichet.commons.documents.operations.handing import Shown
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
        label=_("Quel papier la personne montre-t-elle ?"), choices=[(each.value, text) for each, text in WORDS.items()]
    )
    code = forms.TextField(
        label=_("Code du reçu"), help_text=_("Il est sous la référence, en deux groupes."), max_length=20, short=True
    )
