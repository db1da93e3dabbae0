"""A card, read by whatever is at hand, then its PIN."""

from typing import Any

from django import forms as django_forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from guichet.commons.documents.checking import pictures
from guichet.foundation.identity import cards
from guichet.surfaces.ui import forms

UNREADABLE = _(
    "Le carré de la carte n’a pas pu être lu. "
    "Présentez-la à plat, bien éclairée, ou recopiez les lettres écrites dessous."
)
NONE_GIVEN = _("Présentez votre carte au lecteur, prenez-la en photo, ou recopiez les lettres écrites sous le carré.")


class Card(forms.Form):
    """A reader types what it reads and presses Enter; a photo and a hand do as well."""

    card = forms.TextField(
        label=_("Votre carte"),
        help_text=_("Présentez-la au lecteur, ou recopiez les lettres écrites sous le carré."),
        required=False,
        widget=django_forms.TextInput(attrs={"autofocus": True, "spellcheck": "false", "autocapitalize": "characters"}),
    )
    photo = forms.FileField(label=_("Ou une photo de la carte"), kinds=(".jpg", ".jpeg", ".png"), required=False)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if self.errors:
            return given
        typed, photo = given.get("card"), given.get("photo")
        if not typed and photo is None:
            raise ValidationError({"card": str(NONE_GIVEN)})
        text = typed or (pictures.read(photo.read()) if photo else None) or ""
        given["secret"] = cards.read(text)
        if given["secret"] is None:
            raise ValidationError({"card" if typed else "photo": str(UNREADABLE)})
        return given


class Pin(forms.Form):
    pin = forms.TextField(
        label=_("Votre code à six chiffres"),
        short=True,
        max_length=6,
        widget=django_forms.PasswordInput(attrs={"inputmode": "numeric", "autofocus": True}),
    )
