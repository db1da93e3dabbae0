"""The link and what waits for it, in words that tell a focal point whether anything has to be done."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guichet.commons.sync.queries import Standing
from guichet.commons.sync.vocabulary import MOST_SECONDS_OFF
from guichet.surfaces.counter.following import pages as following
from guichet.surfaces.ui import parts, wording
from guichet.surfaces.ui.parts import Status, SummaryRow

KILO = 1_000
MEGA = 1_000_000


@dataclass(frozen=True, slots=True)
class LinkBlock:
    status: Status
    fault: str
    rows: tuple[SummaryRow, ...]


def link_block(standing: Standing, at: datetime) -> LinkBlock:
    rows = [
        SummaryRow(_("Dernier contact"), _moment(standing.contact_at) or _("jamais encore")),
        SummaryRow(_("À envoyer"), _waiting(standing)),
    ]
    if standing.oldest_at is not None:
        rows.append(SummaryRow(_("Le plus ancien date du"), wording.moment(standing.oldest_at)))
    if standing.next_try_at is not None and standing.next_try_at > at:
        rows.append(SummaryRow(_("Prochain essai"), wording.moment(standing.next_try_at)))
    if clock := _clock(standing.clock_offset):
        rows.append(SummaryRow(_("Horloge de ce centre"), clock))
    return LinkBlock(_status(standing), standing.fault, tuple(rows))


def _status(standing: Standing) -> Status:
    if standing.is_up:
        return Status(_("la liaison marche"), parts.Standing.DONE)
    return Status(_("pas de liaison"), parts.Standing.ATTENTION)


def _moment(at: datetime | None) -> str:
    return wording.moment(at) if at else ""


def _waiting(standing: Standing) -> str:
    if not standing.records and not standing.files:
        return _("rien : tout est parti")
    kept = ngettext("%(count)s enregistrement", "%(count)s enregistrements", standing.records)
    said = [f"{kept % {'count': wording.number(standing.records)}} ({weight(standing.record_bytes)})"]
    if standing.files:
        files = ngettext("%(count)s fichier", "%(count)s fichiers", standing.files)
        said.append(f"{files % {'count': wording.number(standing.files)}} ({weight(standing.file_bytes)})")
    return ", ".join(said)


def weight(size: int) -> str:
    """In kilobytes or megabytes of 1 000, as people buy them."""
    if size < MEGA:
        return _("%(size)s ko") % {"size": wording.number(max(1, round(size / KILO)))}
    return _("%(size)s Mo") % {"size": wording.number(round(size / MEGA))}


def _clock(offset: float | None) -> str:
    if offset is None or abs(offset) <= MOST_SECONDS_OFF:
        return ""
    late = (
        _("en retard de %(length)s : faites-la régler")
        if offset > 0
        else _("en avance de %(length)s : faites-la régler")
    )
    return late % {"length": following.length(timedelta(seconds=abs(offset)))}
