"""What a person is asked, in order to be known."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from guichet.foundation.identity import formats
from guichet.surfaces.ui import forms


class Phone(forms.Form):
    address = forms.PhoneField(
        label=_("Votre numéro de téléphone"),
        help_text=_("Celui qui recevra un code par SMS. Au Bénin, dix chiffres qui commencent par 01."),
    )

    def clean_address(self) -> str:
        number = formats.phone(self.cleaned_data["address"])
        if number is None:
            raise ValidationError(
                _(
                    "Ce numéro n’existe pas. Au Bénin il a dix chiffres et commence par 01 ; ailleurs, commencez par "
                    "l’indicatif du pays, par exemple +33."
                ),
                code="invalid",
            )
        return number


class Email(forms.Form):
    address = forms.EmailField(label=_("Votre adresse e-mail"), help_text=_("Celle qui recevra un code."))

    def clean_address(self) -> str:
        return formats.email(self.cleaned_data["address"]) or ""


class Code(forms.Form):
    code = forms.TextField(
        label=_("Le code reçu"),
        help_text=_("Huit chiffres. Il sert pendant dix minutes, une seule fois, sur cet appareil."),
        autocomplete="one-time-code",
        short=True,
        max_length=20,
    )
