"""What a person writes in their own space."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from guichet.surfaces.ui import forms


class Claim(forms.Form):
    reference = forms.TextField(
        label=_("Référence de la demande"), help_text=_("Elle est sur votre récépissé, par exemple WEB-7F3K-92QX-M.")
    )
    code = forms.TextField(label=_("Code de suivi"), help_text=_("Huit signes, sur votre récépissé."), short=True)


def afterwards() -> str:
    """Beside the words for whatever is wrong: the same before and after the fifth try."""
    return gettext("Après cinq essais, attendez un quart d’heure.")


class Npi(forms.Form):
    npi = forms.TextField(
        label=_("Votre NPI"),
        help_text=_("Le numéro personnel d’identification, écrit sur votre carte ou votre certificat."),
        short=True,
        figures=True,
        max_length=30,
    )
    name = forms.TextField(
        label=_("Vos prénoms et nom"),
        help_text=_("Tels que vous les écrivez. S’ils sont écrits autrement au registre, ce n’est pas grave."),
        autocomplete="name",
    )


class Explanation(forms.Form):
    explanation = forms.LongTextField(
        label=_("Ce que vous voulez ajouter"),
        help_text=_("Par exemple la bonne orthographe de votre nom, ou comment vous avez eu ce numéro."),
        max_length=1000,
    )
