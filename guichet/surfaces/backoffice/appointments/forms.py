"""When a desk takes appointments."""

from datetime import time
from typing import Any

from django import forms as django_forms
from django.utils.translation import gettext_lazy as _

from guichet.domains.relations.operations import Rule
from guichet.surfaces.ui import forms


class HourField(django_forms.TimeField):
    """An hour as people write it: 8:30, 08:30 or 8 h 30."""

    widget = django_forms.TextInput(attrs={"class": "short", "autocomplete": "off"})
    default_error_messages = {
        "required": _("Écrivez une heure pour « %(label)s »."),
        "invalid": _("Ce n’est pas une heure. Écrivez-la comme ceci : 8 h 30."),
    }

    def to_python(self, value: Any) -> time | None:
        written = str(value or "").replace("\N{NO-BREAK SPACE}", " ").lower().replace("h", ":").replace(" ", "")
        return super().to_python(f"{written}00" if written.endswith(":") else written)

    def prepare_value(self, value: Any) -> Any:
        return f"{value.hour} h {value.minute:02}" if isinstance(value, time) else value


class SetRule(forms.Form):
    opens_at = HourField(label=_("Premier rendez-vous à"))
    closes_at = HourField(
        label=_("Dernier fini à"), help_text=_("Dans les heures du centre, sans les jours fériés ni les fermetures.")
    )
    minutes = forms.NumberField(label=_("Durée d’un rendez-vous, en minutes"))
    capacity = forms.NumberField(label=_("Combien de personnes à la même heure"))
    days_ahead = forms.NumberField(label=_("Combien de jours avant on peut le demander"))
    grace = forms.NumberField(label=_("Après combien de minutes une personne est dite absente"))

    def rule(self) -> Rule:
        return Rule(**self.cleaned_data)
