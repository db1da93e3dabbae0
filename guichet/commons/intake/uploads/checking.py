"""From the bytes that arrived to a file that staff may open, one that waits in quarantine, or a refusal in words."""

import hashlib
from pathlib import PurePath

from django.conf import settings
from django.utils.translation import gettext as _

from guichet.commons.catalogue.definition.questions import PhotoQuestion
from guichet.commons.intake.uploads import antivirus, images, pdfs, sniffing, store
from guichet.commons.intake.uploads.antivirus import Verdict
from guichet.commons.intake.uploads.base import (
    Checked,
    Filed,
    FileRefused,
    Kept,
    Kind,
    NotScanned,
    State,
    heaviest,
    kinds,
    too_heavy,
)

LONGEST_NAME = 120


def check(data: bytes, *, name: str, question: Filed) -> Checked:
    """Judge and keep a file that arrived whole. Slow work: never inside an operation. Raises FileRefused."""
    if len(data) > heaviest(question) or not data:
        raise FileRefused(too_heavy(question) if data else "")
    verdict = _verdict(data)
    kind = _kind(data, question)
    looked = pdfs.look(data) if kind is Kind.PDF else None
    least = question.min_pixels if isinstance(question, PhotoQuestion) else 1
    remade = looked.rebuilt if looked else images.remade(data, kind, least=least)
    state = _state(verdict, looked)
    original = store.keep(data)
    copy = None if state is State.QUARANTINED else _copy(remade, original)
    return Checked(
        name=_shown(name),
        kind=kind.value,
        bytes=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        state=state.value,
        signed=bool(looked and looked.signed),
        removed=looked.found if looked and not looked.signed else (),
        original=original,
        copy=copy,
    )


def _copy(remade: bytes | None, original: Kept) -> Kept:
    """When there is no room for the copy, the original goes too: nobody will ever name it."""
    if remade is None:
        return original
    try:
        return store.keep(remade)
    except BaseException:
        store.erase([original["place"]])
        raise


def _verdict(data: bytes) -> Verdict:
    """Without a scanner the demonstration goes on with copies made anew; production takes no file."""
    verdict = antivirus.scan(data)
    if verdict is Verdict.INFECTED:
        raise FileRefused(
            _(
                "Ce fichier contient un virus : il n’a pas été gardé. "
                "Faites contrôler votre appareil, puis envoyez-en un autre."
            )
        )
    if verdict is Verdict.ABSENT and not settings.DEMONSTRATION:
        raise NotScanned(
            _(
                "Le contrôle des fichiers est arrêté : aucun fichier ne peut être reçu. "
                "Vos réponses sont gardées, réessayez plus tard."
            )
        )
    return verdict


def _kind(data: bytes, question: Filed) -> Kind:
    kind = sniffing.kind_of(data)
    if sniffing.is_heic(data):
        raise FileRefused(
            _(
                "Cette photo est au format HEIC, que ce site ne lit pas. "
                "Enregistrez-la en JPEG, ou prenez une capture d’écran de la photo."
            )
        )
    if kind is None or kind not in kinds(question):
        accepted = ", ".join(each.value.upper() for each in kinds(question))
        raise FileRefused(
            _(
                "Ce fichier n’est pas d’un type accepté, quel que soit son nom. "
                "Choisissez un fichier de l’un de ces types : %(kinds)s."
            )
            % {"kinds": accepted}
        )
    return kind


def _state(verdict: Verdict, looked: pdfs.Looked | None) -> State:
    """A signed document cannot be made anew: without a clean scan, or with something in it that acts, it waits."""
    if looked and looked.signed and (looked.found or verdict is not Verdict.CLEAN):
        return State.QUARANTINED
    return {Verdict.CLEAN: State.CLEAN, Verdict.ABSENT: State.NOT_SCANNED}.get(verdict, State.QUARANTINED)


def _shown(name: str) -> str:
    """The last part of a name, without what no name should have: it is shown, never used as a path."""
    last = PurePath(name.replace("\\", "/")).name
    return "".join(letter for letter in last if letter.isprintable())[:LONGEST_NAME] or "fichier"
