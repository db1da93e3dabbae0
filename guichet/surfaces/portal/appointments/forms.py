"""What is asked of whoever comes back with the code of an appointment."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from guichet.domains.relations.slots import Slot
from guichet.surfaces.questions import appointing as asked
from guichet.surfaces.ui import forms


class Follow(forms.Form):
    code = forms.TextField(
        label=_("Code du rendez-vous"), help_text=_("Douze signes, par exemple 7F3K-92QX-M4TB."), short=True
    )


class Move(Follow):
    def __init__(self, *args: Any, slots: Sequence[Slot], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        starts_at = self.fields["starts_at"]
        if isinstance(starts_at, forms.LongChoiceField):
            offered = [(slot.starts_at.isoformat(), asked.said(slot.starts_at)) for slot in slots]
            starts_at.choices = [("", _("Choisissez")), *offered]

    starts_at = forms.LongChoiceField(label=_("Une autre heure, au même guichet"))

    def clean_starts_at(self) -> datetime:
        return asked.moment_in(str(self.cleaned_data["starts_at"]))
