"""What is noted of a site and of what stands in it."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guichet.domains.network.shipped import Fact
from guichet.domains.network.vocabulary import SiteStatus
from guichet.foundation.places import queries as places
from guichet.surfaces.ui import forms

LONGEST = 300


class NoteStatus(forms.Form):
    status = forms.ChoiceField(
        label=gettext_lazy("État"), choices=[(each.value, each.label.capitalize()) for each in SiteStatus]
    )
    since = forms.DateField(label=gettext_lazy("Depuis le"))
    exact = forms.YesNoField(
        label=gettext_lazy("Est-ce le jour même ?"),
        help_text=gettext_lazy("Non, si la source dit seulement que c’était fait à cette date."),
    )
    partner = forms.TextField(label=gettext_lazy("Partenaire"), max_length=120, required=False)
    note = forms.TextField(label=gettext_lazy("Remarque"), max_length=LONGEST, required=False)
    source = forms.TextField(
        label=gettext_lazy("Source"),
        help_text=gettext_lazy("Un acte, une lettre, un article avec sa date."),
        max_length=LONGEST,
    )

    def fact(self) -> Fact:
        said = self.cleaned_data
        return Fact(
            SiteStatus(said["status"]), said["since"], said["exact"], said["source"], said["partner"], said["note"]
        )


class PlaceSite(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        communes = sorted((each.name, each.code) for part in places.departments() for each in part.communes)
        choices = [(code, name) for name, code in communes]
        self.add("commune", forms.LongChoiceField(label=_("Commune"), choices=choices))
