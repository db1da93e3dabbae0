"""The words of each signal, and why it is raised where it is."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Code(models.TextChoices):
    GIVE_BACKS = "give-backs", _("Dossiers rendus")
    LATE_PAUSES = "late-pauses", _("Pauses juste avant la date promise")
    SILENCES = "silences", _("Dossiers silencieux, puis soudain décidés")
    HELPER_SHARE = "helper-share", _("Les dossiers d’un point focal chez un seul agent")
    TOLD_LATE = "told-late", _("Dossiers dits prêts après coup")
    JUMPS = "jumps", _("Dossiers servis avant de plus anciens")


@dataclass(frozen=True, slots=True)
class Signal:
    """What a reader is told before any number."""

    code: Code
    explanation: Promise
    threshold: Promise


@dataclass(frozen=True, slots=True)
class Raised:
    """A signal over its threshold: `count` of `of`, at one office, and for some signals with one officer.

    `cases` are pseudonyms of the public log, never shown with a person.
    """

    code: Code
    office: str
    count: int
    of: int
    cases: frozenset[str]
    officer: str = ""
    helper: str = ""


SIGNALS: Mapping[Code, Signal] = {
    Code.GIVE_BACKS: Signal(
        Code.GIVE_BACKS,
        _("Un agent rend bien plus souvent que ses collègues les dossiers que la file lui sert."),
        _(
            "À partir de dix dossiers rendus, et de trois fois la part de ses collègues : "
            "en dessous, une semaine difficile suffit à l’expliquer."
        ),
    ),
    Code.LATE_PAUSES: Signal(
        Code.LATE_PAUSES,
        _(
            "Le délai est arrêté le dernier jour, sur un dossier pris depuis au moins deux jours ouvrés, "
            "alors qu’une pièce manquante se voit dès le premier examen."
        ),
        _(
            "À partir de cinq pauses du dernier jour, et d’une pause sur cinquante du bureau : "
            "en dessous, une absence en cours d’examen l’explique."
        ),
    ),
    Code.SILENCES: Signal(
        Code.SILENCES,
        _("Un dossier pris ne bouge plus pendant au moins deux jours ouvrés, puis il est décidé d’un coup."),
        _(
            "À partir de cinq dossiers d’un bureau et d’un sur cinq cents : "
            "en dessous, une absence ou une recherche longue suffit à l’expliquer."
        ),
    ),
    Code.HELPER_SHARE: Signal(
        Code.HELPER_SHARE,
        _(
            "Un seul agent traite la plupart des dossiers d’un même point focal, alors que la file sert chacun à "
            "son tour."
        ),
        _(
            "À partir de trente dossiers de ce point focal dans un bureau d’au moins trois agents, et de deux "
            "dossiers sur trois : le hasard n’y arrive presque jamais."
        ),
    ),
    Code.TOLD_LATE: Signal(
        Code.TOLD_LATE,
        _("Le journal apprend qu’un dossier était prêt plus de deux jours après l’heure dite : sa place a pu changer."),
        _("Dès le premier dossier : une foule trop petite attend un jour au plus."),
    ),
    Code.JUMPS: Signal(
        Code.JUMPS,
        _("Un dossier sans priorité est pris pour la première fois pendant qu’un plus ancien attend encore."),
        _(
            "À partir de cinq dossiers d’un bureau : un lien déclaré entre un agent et un demandeur "
            "suffit à en expliquer quelques-uns."
        ),
    ),
}
