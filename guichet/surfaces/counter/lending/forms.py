"""For whom a card of the day is, and the PIN that this person chooses."""

from collections.abc import Iterable
from typing import Any

from django import forms as django_forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from guichet.surfaces.ui import forms

SOMEBODY_ELSE = "other"


def _hidden_digits() -> django_forms.PasswordInput:
    return django_forms.PasswordInput(attrs={"inputmode": "numeric"})


class Lend(forms.Form):
    name = forms.TextField(label=_("Son nom, s’il n’est pas dans la liste"), max_length=120, required=False)
    pin = forms.TextField(
        label=_("Un code de six chiffres, que cette personne choisit"),
        help_text=_("Laissez-lui le clavier : vous ne devez pas le connaître."),
        max_length=6,
        short=True,
        widget=_hidden_digits(),
    )
    again = forms.TextField(label=_("Le même code, encore"), max_length=6, short=True, widget=_hidden_digits())

    def __init__(self, *args: Any, colleagues: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [*colleagues, (SOMEBODY_ELSE, _("Une autre personne, qui remplace quelqu’un"))]
        self.add("who", forms.ChoiceField(label=_("Pour qui ?"), choices=choices))
        self.order_fields(["who"])

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and given["pin"] != given["again"]:
            raise ValidationError({"again": _("Les deux codes ne sont pas les mêmes.")})
        return given
