"""What is written for the screens: words, where, when."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date, time, timedelta
from typing import Any

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guichet.commons.announcements.drafts import Draft, Words
from guichet.commons.announcements.models import LONGEST_REASON, LONGEST_TEXT, LONGEST_TITLE
from guichet.commons.announcements.schedule import Schedule
from guichet.commons.announcements.vocabulary import EVERY_DAY, Audience, Kind, Priority
from guichet.commons.catalogue.snapshot import Snapshot
from guichet.commons.listening.languages import Spoken
from guichet.foundation.places import queries as places
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui import forms

NATIONAL = "national"
FIRST_HOUR, LAST_HOUR = 6, 22


class Refuse(forms.Form):
    reason = forms.LongTextField(
        label=gettext_lazy("Pourquoi"),
        help_text=gettext_lazy("Celui qui a écrit l’annonce le lit."),
        max_length=LONGEST_REASON,
    )


class Write(forms.Form):
    """One form for all kinds: a service card has no words of its own, a picture has its file."""

    def __init__(
        self, kind: Kind, authorities: Collection[str], catalogue: Snapshot, *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, initial={"weekdays": list(EVERY_DAY), "priority": str(Priority.USUAL.value)}, **kwargs)
        self.kind, self.services = kind, _services(catalogue)
        named = [(code, words.authority(catalogue, code)) for code in sorted(authorities)]
        self.add("authority", forms.ChoiceField(label=_("Au nom de"), choices=named, initial=named[0][0]))
        if kind is Kind.SERVICE:
            self.add("service", forms.LongChoiceField(label=_("Service"), choices=list(self.services.items())))
        else:
            self._add_words()
        self._add_where_and_when()

    def _add_words(self) -> None:
        moves, picture = self.kind is Kind.VIDEO, self.kind in {Kind.PICTURE, Kind.VIDEO}
        told = _("Deux lignes au plus, lues de loin.")
        self.add("title", forms.TextField(label=_("Titre"), help_text=told, max_length=LONGEST_TITLE))
        said = _("Ce que l’image montre, pour qui ne la voit pas") if picture else _("Texte")
        said = _("Ce que la vidéo montre et dit : l’écran l’écrit sous elle, car elle joue sans son") if moves else said
        self.add("text", forms.LongTextField(label=said, max_length=LONGEST_TEXT, required=picture))
        if picture:
            kinds = (".jpg", ".jpeg", ".png", ".webp")
            label = _("Image montrée avant que la vidéo joue") if moves else _("Image")
            self.add("picture", forms.FileField(label=label, kinds=kinds, heaviest=10))
        if moves:
            told = _("MP4 (H.264) ou WebM (VP9), 60 secondes et 6 Mo au plus, sans son utile.")
            self.add("video", forms.FileField(label=_("Vidéo"), help_text=told, kinds=(".mp4", ".webm"), heaviest=6))
        others = [(each.value, each.label) for each in Spoken if each is not Spoken.FRENCH]
        language = forms.LongChoiceField(label=_("Deuxième langue"), choices=others, required=False)
        self.add("second_language", language)
        second = forms.TextField(label=_("Titre dans cette langue"), max_length=LONGEST_TITLE, required=False)
        self.add("second_title", second)
        text = forms.LongTextField(label=_("Texte dans cette langue"), max_length=LONGEST_TEXT, required=False)
        self.add("second_text", text)

    def _add_where_and_when(self) -> None:
        self.add("where", forms.LongChoiceField(label=_("Où"), choices=list(_where())))
        self.add("starts_on", forms.DateField(label=_("Premier jour")))
        self.add("last_on", forms.DateField(label=_("Dernier jour")))
        days = [(str(number), str(WEEKDAYS[number - 1]).capitalize()) for number in range(1, 8)]
        self.add("weekdays", forms.ManyChoicesField(label=_("Jours de la semaine"), choices=days))
        told = _("Sans heures, elle est montrée toute la journée.")
        self.add(
            "opens_at", forms.LongChoiceField(label=_("À partir de"), choices=_hours(), required=False, help_text=told)
        )
        self.add("closes_at", forms.LongChoiceField(label=_("Jusqu’à"), choices=_hours(), required=False))
        choices = [(str(each.value), each.label) for each in reversed(Priority)]
        self.add("priority", forms.ChoiceField(label=_("Importance"), choices=choices))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        starts, last = cleaned.get("starts_on"), cleaned.get("last_on")
        if starts and last and last < starts:
            self.add_error("last_on", _("Le dernier jour vient avant le premier. Vérifiez les deux."))
        opens, closes = cleaned.get("opens_at"), cleaned.get("closes_at")
        if bool(opens) != bool(closes) or (opens and closes and closes <= opens):
            self.add_error("closes_at", _("Donnez les deux heures, la seconde après la première, ou aucune."))
        if bool(cleaned.get("second_language")) != bool(cleaned.get("second_title")):
            self.add_error("second_title", _("Donnez la langue et le titre dans cette langue, ou ni l’un ni l’autre."))
        return cleaned

    def draft(self, picture: str, video: str = "", seconds: int = 0) -> Draft:
        """`picture` is the digest of the file, once it is made anew and kept; `video` that of one looked through."""
        said = self.cleaned_data
        audience, place = _audience(said["where"])
        title = said.get("title") or self.services[said["service"]]
        return Draft(
            authority=said["authority"],
            kind=self.kind,
            words=Words(title[:LONGEST_TITLE], said.get("text", "")),
            schedule=self._schedule(),
            audience=audience,
            place=place,
            priority=Priority(int(said["priority"])),
            second_language=said.get("second_language", ""),
            second=Words(said.get("second_title", ""), said.get("second_text", "")),
            service=said.get("service", ""),
            picture=picture,
            video=video,
            seconds=seconds,
        )

    def _schedule(self) -> Schedule:
        said = self.cleaned_data
        last: date = said["last_on"]
        hours = {name: time.fromisoformat(said[name]) if said[name] else None for name in ("opens_at", "closes_at")}
        return Schedule(said["starts_on"], last + timedelta(days=1), "".join(sorted(said["weekdays"])), **hours)


def _services(catalogue: Snapshot) -> Mapping[str, str]:
    return {sheet.code: words.said(sheet.service.title) for sheet in catalogue.sheets.values()}


def _where() -> Iterator[tuple[str, str]]:
    yield NATIONAL, _("Tous les centres")
    for department in places.departments():
        yield department.code, _("Les centres du département %(name)s") % {"name": department.name}
    for centre in places.centres():
        yield centre.code, _("Seulement %(name)s") % {"name": centre.name}


def _audience(where: str) -> tuple[Audience, str]:
    if where == NATIONAL:
        return Audience.NATIONAL, ""
    return (Audience.DEPARTMENT if "-" in where else Audience.CENTRE), where


def _hours() -> list[tuple[str, str]]:
    moments = [time(hour, minute) for hour in range(FIRST_HOUR, LAST_HOUR) for minute in (0, 30)]
    return [(f"{each:%H:%M}", f"{each.hour} h {each.minute:02}") for each in moments]
