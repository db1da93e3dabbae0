"""Whose cases a member of staff must not be served."""

from django.utils.translation import gettext_lazy as _

from guichet.foundation.identity.vocabulary import TieKind
from guichet.surfaces.ui import forms


def _kinds() -> list[tuple[str, str]]:
    return [(kind.value, kind.label[:1].upper() + kind.label[1:]) for kind in TieKind]


class Declare(forms.Form):
    kind = forms.ChoiceField(label=_("Qui est-ce ?"), choices=_kinds)
    npi = forms.TextField(
        label=_("Son NPI"),
        help_text=_("Le numéro n’est gardé que sous une forme que personne ne peut lire, pas même vous."),
        short=True,
        max_length=40,
    )
