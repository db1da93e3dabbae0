"""What a national administrator announces of the online services: which, how they are, in both languages, when."""

from datetime import date, datetime, time
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guichet.commons.availability import registry
from guichet.commons.availability.models import LONGEST_TEXT, LONGEST_TITLE
from guichet.commons.availability.operations import Draft, Said
from guichet.commons.availability.vocabulary import BulletinKind, Condition
from guichet.foundation.places.calendar import BENIN
from guichet.surfaces.ui import forms

TROUBLES = (Condition.DEGRADED, Condition.UNAVAILABLE)


class Update(forms.Form):
    """`text_en` is written by the same person: nobody translates afterwards what everybody reads now."""

    text = forms.LongTextField(label=gettext_lazy("Ce qui est à dire"), max_length=LONGEST_TEXT)
    text_en = forms.LongTextField(label=gettext_lazy("La même chose en anglais"), max_length=LONGEST_TEXT)

    def said(self) -> Said:
        return Said(self.cleaned_data["text"], self.cleaned_data["text_en"])


class Announce(forms.Form):
    """An incident begins now and ends when somebody says so; maintenance has both moments."""

    def __init__(self, kind: BulletinKind, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        named = [(each.code, str(each.name)) for each in registry.components()]
        self.add("components", forms.ManyChoicesField(label=_("Quels services ?"), choices=named))
        states = [(each.value, each.label) for each in TROUBLES]
        self.add("condition", forms.ChoiceField(label=_("Comment sont-ils pendant ce temps ?"), choices=states))
        self.add("title", forms.TextField(label=_("Titre"), max_length=LONGEST_TITLE))
        self.add("title_en", forms.TextField(label=_("Titre en anglais"), max_length=LONGEST_TITLE))
        self.add("text", forms.LongTextField(label=_("Ce qui est à dire"), max_length=LONGEST_TEXT))
        self.add("text_en", forms.LongTextField(label=_("La même chose en anglais"), max_length=LONGEST_TEXT))
        if kind is BulletinKind.MAINTENANCE:
            self._add_moments()

    def _add_moments(self) -> None:
        self.add("begins_on", forms.DateField(label=_("Premier jour")))
        self.add("begins_at", forms.LongChoiceField(label=_("À partir de"), choices=_hours()))
        self.add("ends_on", forms.DateField(label=_("Dernier jour")))
        self.add("ends_at", forms.LongChoiceField(label=_("Jusqu’à"), choices=_hours()))

    def draft(self, at: datetime) -> Draft:
        said = self.cleaned_data
        planned = self.kind is BulletinKind.MAINTENANCE
        return Draft(
            kind=self.kind,
            condition=Condition(said["condition"]),
            components=tuple(said["components"]),
            title=Said(said["title"], said["title_en"]),
            text=Said(said["text"], said["text_en"]),
            begins_at=_moment(said["begins_on"], said["begins_at"]) if planned else at,
            ends_at=_moment(said["ends_on"], said["ends_at"]) if planned else None,
        )


def _moment(day: date, hour: str) -> datetime:
    return datetime.combine(day, time.fromisoformat(hour), BENIN)


def _hours() -> list[tuple[str, str]]:
    moments = [time(hour, minute) for hour in range(24) for minute in (0, 30)]
    return [(f"{each:%H:%M}", f"{each.hour} h {each.minute:02}") for each in moments]
