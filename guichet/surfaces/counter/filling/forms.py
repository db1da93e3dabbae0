"""What a focal point writes beside the answers: the paper that they saw, the ticket that opens a request again."""

from django.utils.translation import gettext_lazy as _

from guichet.foundation.identity.vocabulary import IdentityPaper
from guichet.surfaces.questions.receipts import ReferenceField
from guichet.surfaces.ui import forms


def _papers() -> list[tuple[str, str]]:
    return [(each.value, str(each.label)[:1].upper() + str(each.label)[1:]) for each in IdentityPaper]


class Vouch(forms.Form):
    paper = forms.ChoiceField(label=_("Quel papier la personne montre-t-elle ?"), choices=_papers)
    last = forms.TextField(
        label=_("Les derniers signes de son numéro"),
        help_text=_("Quatre au plus. Le numéro entier n’est écrit nulle part."),
        max_length=8,
        short=True,
    )


class Resume(forms.Form):
    reference = ReferenceField(label=_("Référence de la demande"), short=True)
    code = forms.TextField(
        label=_("Code de reprise"), help_text=_("Il est sur le ticket, en deux groupes."), max_length=60, short=True
    )
