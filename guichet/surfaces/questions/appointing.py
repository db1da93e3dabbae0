"""Asking for an hour at a desk, by oneself or through staff: what is asked, and how hours are said."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.dates import WEEKDAYS
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from guichet.domains.relations import routing
from guichet.domains.relations.appointing import Wish
from guichet.domains.relations.slots import Slot
from guichet.domains.relations.wording import Contact
from guichet.foundation.identity import formats
from guichet.foundation.places import queries as places
from guichet.foundation.places.calendar import BENIN
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui import forms, wording


class Ask(forms.Form):
    def __init__(self, *args: Any, slots: Sequence[Slot], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        starts_at, theme = self.fields["starts_at"], self.fields["theme"]
        if isinstance(starts_at, forms.ChoiceField):
            starts_at.choices = [(slot.starts_at.isoformat(), hour_left(slot)) for slot in slots]
        if isinstance(theme, forms.LongChoiceField):
            named = [(code, words.said(each.name)) for code, each in routing.themes().items()]
            theme.choices = [("", _("Choisissez")), *named]

    starts_at = forms.ChoiceField(label=_("À quelle heure ?"))
    theme = forms.LongChoiceField(label=_("De quoi s’agit-il ?"))
    phone = forms.PhoneField(
        label=_("Téléphone"), help_text=_("Pour vous le rappeler la veille, par SMS."), required=False
    )
    email = forms.EmailField(label=_("Adresse e-mail"), required=False)
    once = forms.OnceField()

    def clean_starts_at(self) -> datetime:
        return moment_in(str(self.cleaned_data["starts_at"]))


def moment_in(written: str) -> datetime:
    """Raises ValidationError for what is no hour."""
    try:
        found = datetime.fromisoformat(written)
    except ValueError:
        raise ValidationError(gettext("Ce n’est pas une heure de ce guichet.")) from None
    return found if found.tzinfo else found.replace(tzinfo=BENIN)


def wish(form: Ask, place: str) -> Wish:
    given = form.cleaned_data
    contact = Contact(formats.phone(given["phone"]) or "", formats.email(given["email"]) or "")
    return Wish(place, given["starts_at"], given["theme"], contact, get_language() or "fr")


def days(slots: Sequence[Slot]) -> tuple[date, ...]:
    """Those on which something is free, in order."""
    return tuple(dict.fromkeys(slot.starts_at.astimezone(BENIN).date() for slot in slots))


def of_day(slots: Sequence[Slot], day: date | None) -> tuple[Slot, ...]:
    return tuple(slot for slot in slots if slot.starts_at.astimezone(BENIN).date() == day)


def day_in(written: str) -> date | None:
    """What is no day is none."""
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def weekday(day: date) -> str:
    """« lundi 30 novembre 2026 »."""
    return f"{WEEKDAYS[day.weekday()]} {wording.day(day)}"


def hour(moment: datetime) -> str:
    local = moment.astimezone(BENIN)
    return gettext("%(hour)s h %(minute)s") % {"hour": local.hour, "minute": f"{local.minute:02}"}


def said(moment: datetime) -> str:
    return gettext("%(day)s à %(hour)s") % {"day": weekday(moment.astimezone(BENIN).date()), "hour": hour(moment)}


def hour_left(slot: Slot) -> str:
    if slot.left == 1:
        return hour(slot.starts_at)
    return gettext("%(hour)s (%(left)s places)") % {"hour": hour(slot.starts_at), "left": slot.left}


def desk(place: str) -> str:
    return places.name_of_centre(place) or place
