"""A PIN that its holder alone knows, typed twice."""

from typing import Any

from django import forms as django_forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from guichet.surfaces.ui import forms


def _hidden_digits() -> django_forms.PasswordInput:
    return django_forms.PasswordInput(attrs={"inputmode": "numeric"})


class NewCard(forms.Form):
    pin = forms.TextField(
        label=_("Choisissez un code de six chiffres"),
        help_text=_("Vous l’écrirez à chaque ouverture du guichet. Personne d’autre ne doit le connaître."),
        max_length=6,
        short=True,
        widget=_hidden_digits(),
    )
    again = forms.TextField(label=_("Le même code, encore"), max_length=6, short=True, widget=_hidden_digits())

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and given["pin"] != given["again"]:
            raise ValidationError({"again": _("Les deux codes ne sont pas les mêmes.")})
        return given
