"""What a focal point says of the month."""

from django.utils.translation import gettext_lazy as _

from guichet.domains.reporting.models import LONGEST
from guichet.surfaces.ui import forms


class Words(forms.Form):
    difficulties = forms.LongTextField(
        label=_("Les difficultés du mois"),
        help_text=_("N’écrivez le nom de personne."),
        max_length=LONGEST,
        required=False,
    )
    proposals = forms.LongTextField(label=_("Ce que vous proposez"), max_length=LONGEST, required=False)
