"""What the focal point and the department add to a report."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from guichet.domains.reporting.models import LONGEST
from guichet.surfaces.ui import forms

MOST = 1_000_000


class Words(forms.Form):
    difficulties = forms.LongTextField(
        label=_("Les difficultés du mois"),
        help_text=_("N’écrivez le nom de personne."),
        max_length=LONGEST,
        required=False,
    )
    proposals = forms.LongTextField(label=_("Ce que vous proposez"), max_length=LONGEST, required=False)


class Comment(forms.Form):
    comment = forms.LongTextField(
        label=_("Ce que le département en dit"),
        help_text=_("Laissez vide si vous n’avez rien à ajouter."),
        max_length=LONGEST,
        required=False,
    )


class Correction(forms.Form):
    """Of a figure that the report has, with its value; or of words alone."""

    figure = forms.LongChoiceField(label=_("Le chiffre à corriger"), choices=(), required=False)
    value = forms.NumberField(label=_("Ce qu’il aurait dû être"), required=False)
    reason = forms.LongTextField(label=_("Pourquoi"), max_length=LONGEST)

    def __init__(self, *args: Any, figures: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["figure"] = forms.LongChoiceField(
            label=_("Le chiffre à corriger"), choices=[*figures], required=False
        )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("figure") and given.get("value") is None and "value" not in self.errors:
            self.add_error("value", _("Écrivez ce que ce chiffre aurait dû être."))
        if not 0 <= (given.get("value") or 0) <= MOST:
            self.add_error("value", _("Écrivez un nombre entre 0 et 1 000 000."))
        return given
