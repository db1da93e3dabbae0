"""What the panel shows of time: the clock of acts, the year that is told, and the stories to look at in it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from guichet.foundation.demonstration import clock
from guichet.foundation.demonstration.operations import STEPS
from guichet.foundation.demonstration.queries import Progress
from guichet.surfaces.ui import wording


@dataclass(frozen=True, slots=True)
class Step:
    """`value` is in days, as the form sends it."""

    value: int
    text: str


@dataclass(frozen=True, slots=True)
class ClockBlock:
    """`moved` is empty while acts are dated as they happen; `morning` says which morning comes next."""

    now: str
    moved: str
    steps: tuple[Step, ...]
    morning: str
    action: str


@dataclass(frozen=True, slots=True)
class YearBlock:
    """`refresh` asks for this block anew; it is empty once the year is told."""

    title: str
    text: str
    percent: int
    refresh: str


@dataclass(frozen=True, slots=True)
class Story:
    """A request to follow: what happened to it, and what proves that the visitor may read it."""

    title: str
    text: str
    reference: str
    code: str
    action: str


@dataclass(frozen=True, slots=True)
class Blocks:
    clock: ClockBlock
    year: YearBlock | None
    stories: tuple[Story, ...]


# In the order in which they are shown.
STORIES: Mapping[str, tuple[Promise, Promise]] = {
    "held-back": (
        gettext_lazy("Un dossier retenu"),
        gettext_lazy(
            "Servi, gardé en silence, rendu, gardé encore : le retard se dit de lui-même, "
            "et le bureau au-dessus le prend."
        ),
    ),
    "broken-promise": (
        gettext_lazy("Une promesse non tenue"),
        gettext_lazy("La date passe, la personne réclame, et un autre bureau que celui dont elle se plaint répond."),
    ),
    "refusal": (
        gettext_lazy("Un refus motivé"),
        gettext_lazy("Les motifs en phrases, et comment les contester."),
    ),
    "piece-asked": (
        gettext_lazy("Une pièce demandée"),
        gettext_lazy("Le délai s’arrête, la personne répond, le délai repart, le document est délivré."),
    ),
}


def clock_block(now: datetime, ahead: timedelta) -> ClockBlock:
    morning = _("Aller au prochain matin ouvré : %(moment)s") % {"moment": wording.moment(clock.next_morning(now))}
    return ClockBlock(
        wording.moment(now), _moved(ahead), tuple(_step(each) for each in STEPS), morning, reverse("demo:move-clock")
    )


def _moved(ahead: timedelta) -> str:
    days, hours = ahead.days, ahead.seconds // 3600
    if not ahead:
        return ""
    if not days:
        text = ngettext("L’horloge est avancée de %(n)d heure.", "L’horloge est avancée de %(n)d heures.", hours)
        return text % {"n": hours}
    text = ngettext("L’horloge est avancée de %(days)d jour.", "L’horloge est avancée de %(days)d jours.", days)
    return text % {"days": days}


def _step(step: timedelta) -> Step:
    text = ngettext("Avancer de %(days)d jour", "Avancer de %(days)d jours", step.days) % {"days": step.days}
    return Step(step.days, text)


def year_block(progress: Progress | None) -> YearBlock | None:
    if progress is None:
        return None
    made = {"made": wording.number(progress.made), "wanted": wording.number(progress.wanted)}
    if progress.is_finished:
        return YearBlock(_("L’année inventée est là."), _("%(made)s demandes en douze mois.") % made, 100, "")
    return YearBlock(
        title=_("L’année inventée se raconte."),
        text=_("%(made)s demandes sur %(wanted)s. Le site sert pendant ce temps ; rien n’est à attendre.") % made,
        percent=progress.percent,
        refresh=reverse("demo:year"),
    )


def stories(found: Mapping[str, tuple[str, ...]], code_of: Callable[[str], str]) -> tuple[Story, ...]:
    """Those that are told already."""
    follow = reverse("portal:tracking:start")
    return tuple(
        Story(str(title), str(text), reference, code_of(reference), follow)
        for story, (title, text) in STORIES.items()
        for reference in found.get(story, ())
    )
