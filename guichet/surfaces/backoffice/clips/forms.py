"""Why a recording is not heard."""

from django.utils.translation import gettext_lazy as _

from guichet.commons.listening.models import LONGEST_REASON
from guichet.surfaces.ui import forms


class Refuse(forms.Form):
    reason = forms.LongTextField(
        label=_("Pourquoi"),
        help_text=_("Le centre le lit, et recommence. Par exemple : « Trop de bruit derrière la voix. »"),
        max_length=LONGEST_REASON,
    )
