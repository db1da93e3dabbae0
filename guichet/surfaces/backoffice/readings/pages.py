"""The readings of one day: what is unusual, what was read outside a case in hand, then the rest."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guichet.domains.casework.digest import Busy, Crowded, Digest, Read
from guichet.foundation.places.calendar import ONE_DAY
from guichet.surfaces.backoffice import navigation
from guichet.surfaces.ui import wording
from guichet.surfaces.ui.frame import Frame, Way, frame
from guichet.surfaces.ui.parts import Column, Link, Table


@dataclass(frozen=True, slots=True)
class DayPage:
    """`unusual` are sentences. Without a later day, the one shown is today, which is not over."""

    frame: Frame
    day: str
    unusual: tuple[str, ...]
    outside: Table | None
    sentences: Table | None
    in_hand: Table | None
    earlier: Link
    later: Link | None


def day(request: HttpRequest, found: Digest, today: date) -> DayPage:
    back = Link(_("Files d’attente"), reverse("backoffice:supervision:loads"))
    return DayPage(
        frame=frame(
            request,
            title=_("Qui a consulté quoi"),
            way=Way(back=back),
            navigation=navigation.signed_in(request),
            listed=False,
        ),
        day=wording.day(found.day),
        unusual=tuple(_unusual(found)),
        outside=_table(_("Hors d’un dossier en main"), found.outside) if found.outside else None,
        sentences=_sentences(found.sentences) if found.sentences else None,
        in_hand=_table(_("Dossiers en main"), found.in_hand) if found.in_hand else None,
        earlier=_to(_("Jour d’avant"), found.day - ONE_DAY),
        later=_to(_("Jour d’après"), found.day + ONE_DAY) if found.day < today else None,
    )


def _unusual(found: Digest) -> Iterable[str]:
    for crowded in found.crowded:
        yield _crowded(crowded)
    for busy in found.busy:
        yield _busy(busy)


def _crowded(crowded: Crowded) -> str:
    said = _("Dossier %(reference)s : %(readers)s personnes l’ont consulté sans l’avoir en main.")
    return said % {"reference": crowded.reference, "readers": wording.number(crowded.readers)}


def _busy(busy: Busy) -> str:
    said = ngettext(
        "%(who)s : %(count)s consultation, plus de trois fois la médiane du jour.",
        "%(who)s : %(count)s consultations, plus de trois fois la médiane du jour.",
        busy.count,
    )
    return said % {"who": busy.who, "count": wording.number(busy.count)}


def _table(caption: str, reads: Sequence[Read]) -> Table:
    return Table(
        caption=caption,
        columns=(Column(_("Qui")), Column(_("Pourquoi")), Column(_("Combien de fois"), numeric=True)),
        rows=tuple((each.who, _why(each), wording.number(each.count)) for each in reads),
        stacked=True,
    )


def _why(read: Read) -> str:
    return str(read.motive.label if read.motive else read.reason.label)


def _sentences(sentences: Iterable[tuple[str, str]]) -> Table:
    return Table(
        caption=_("Ce qui a été dit avant d’ouvrir"),
        columns=(Column(_("Qui")), Column(_("Phrase"))),
        rows=tuple(sentences),
        stacked=True,
    )


def _to(text: str, wanted: date) -> Link:
    return Link(text, f"{reverse('backoffice:readings:day')}?jour={wanted.isoformat()}", about=wording.day(wanted))
