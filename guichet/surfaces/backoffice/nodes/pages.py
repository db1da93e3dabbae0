"""The computers of centres as the national node knows them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guichet.commons.sync import speaking
from guichet.commons.sync.models import Quarantined
from guichet.commons.sync.queries import NodeFacts
from guichet.commons.sync.vocabulary import Lane, NodeState
from guichet.foundation.lib.act import PlaceId
from guichet.foundation.places import queries as places
from guichet.surfaces.backoffice import navigation
from guichet.surfaces.backoffice.nodes import forms
from guichet.surfaces.ui import wording
from guichet.surfaces.ui.frame import Frame, Way, frame
from guichet.surfaces.ui.parts import Column, Link, Standing, Status, SummaryRow, Table

STANDINGS = {
    NodeState.ASKED: Standing.ATTENTION,
    NodeState.APPROVED: Standing.DONE,
    NodeState.REVOKED: Standing.REFUSED,
}
Facts = Mapping[PlaceId, NodeFacts]


@dataclass(frozen=True, slots=True)
class EveryPage:
    """`others` are the centres that have no computer yet."""

    frame: Frame
    table: Table | None
    others: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class RecordPart:
    """A record put aside: what it is, why, and the addresses that take it or give it up."""

    what: str
    about: str
    fault: str
    take: str
    drop: str


@dataclass(frozen=True, slots=True)
class ShowPage:
    """`approve` and `revoke` are addresses, empty where there is nothing to approve, or to revoke."""

    frame: Frame
    refusal: str
    status: Status
    facts: tuple[SummaryRow, ...]
    fingerprint: str
    approve: str
    invite: str
    revoke: str
    records: tuple[RecordPart, ...]


@dataclass(frozen=True, slots=True)
class InvitedPage:
    """Shown once: the code is kept nowhere."""

    frame: Frame
    code: str


@dataclass(frozen=True, slots=True)
class ConfirmPage:
    frame: Frame
    form: forms.Revoke | forms.Drop
    submit: str
    warning: str
    refusal: str


def every(request: HttpRequest, centres: Sequence[tuple[PlaceId, str]], facts: Facts) -> EveryPage:
    known = [(name, facts[code]) for code, name in centres if code in facts]
    return EveryPage(
        frame=_frame(request, _("Ordinateurs des centres"), Link(_("Mon poste"), reverse("backoffice:home"))),
        table=_table(known) if known else None,
        others=tuple(Link(name, _address("show", code)) for code, name in centres if code not in facts),
    )


def _table(known: Iterable[tuple[str, NodeFacts]]) -> Table:
    """Those that wait for somebody first."""
    lines = sorted(known, key=lambda line: not _is_urgent(line[1]))
    return Table(
        caption=_("Par centre, ceux qui attendent quelqu’un d’abord"),
        columns=(
            Column(_("Centre")),
            Column(_("État")),
            Column(_("Dernier contact")),
            Column(_("Encore là-bas")),
            Column(_("Horloge")),
            Column(_("Mis de côté"), numeric=True),
        ),
        rows=tuple(_row(name, node) for name, node in lines),
        stacked=True,
    )


def _is_urgent(node: NodeFacts) -> bool:
    return node.state is NodeState.ASKED or node.quarantined > 0 or node.is_clock_wrong


def _row(name: str, node: NodeFacts) -> tuple[str | Link | Status, ...]:
    return (
        Link(name, _address("show", node.centre)),
        _status(node),
        _contact(node),
        _waiting(node),
        _clock(node),
        wording.number(node.quarantined),
    )


def _status(node: NodeFacts | None) -> Status:
    if node is None:
        return Status(_("pas inscrit"))
    return Status(str(node.state.label), STANDINGS.get(node.state, Standing.WAITING))


def _contact(node: NodeFacts) -> str:
    return wording.moment(node.contact_at) if node.contact_at else _("jamais")


def _waiting(node: NodeFacts) -> str:
    if node.waiting is None or node.waiting_files is None:
        return _("pas dit")
    if not node.waiting and not node.waiting_files:
        return _("rien")
    records = ngettext("%(count)s envoi", "%(count)s envois", node.waiting) % {"count": wording.number(node.waiting)}
    files = ngettext("%(count)s fichier", "%(count)s fichiers", node.waiting_files)
    return f"{records}, {files % {'count': wording.number(node.waiting_files)}}"


def _clock(node: NodeFacts) -> str:
    if node.clock_offset is None:
        return _("pas mesurée")
    if not node.is_clock_wrong:
        return _("juste")
    minutes = round(abs(node.clock_offset) / 60)
    length = ngettext("%(count)s minute", "%(count)s minutes", minutes) % {"count": wording.number(minutes)}
    return (_("en retard de %s") if node.clock_offset > 0 else _("en avance de %s")) % length


def show(
    request: HttpRequest,
    centre: PlaceId,
    node: NodeFacts | None,
    records: Iterable[Quarantined],
    *,
    refusal: str = "",
) -> ShowPage:
    return ShowPage(
        frame=_frame(request, places.name_of_centre(centre), _back()),
        refusal=refusal,
        status=_status(node),
        facts=_facts(node) if node is not None else (),
        fingerprint=speaking.fingerprint_of(bytes.fromhex(node.key)) if node is not None and node.key else "",
        approve=_address("approve", centre) if node is not None and node.state is NodeState.ASKED else "",
        invite=_address("invite", centre),
        revoke=_address("revoke", centre) if node is not None and _is_revocable(node) else "",
        records=tuple(_record(centre, each) for each in records),
    )


def _is_revocable(node: NodeFacts) -> bool:
    return bool(node.key) and node.state is not NodeState.REVOKED


def _facts(node: NodeFacts) -> tuple[SummaryRow, ...]:
    rows = (
        SummaryRow(_("Dernier contact"), _contact(node)),
        SummaryRow(_("Encore là-bas au dernier contact"), _waiting(node)),
        SummaryRow(_("Son horloge"), _clock(node)),
        SummaryRow(_("Code d’inscription"), _invitation(node)),
    )
    return tuple(row for row in rows if row.value)


def _invitation(node: NodeFacts) -> str:
    if node.invited_until is None:
        return ""
    return _("donné, vaut une fois jusqu’au %(moment)s") % {"moment": wording.moment(node.invited_until)}


def _record(centre: PlaceId, record: Quarantined) -> RecordPart:
    place = [centre, record.epoch, record.lane, record.number]
    number = _("n° %(number)s, file « %(lane)s »") % {
        "number": wording.number(record.number),
        "lane": Lane(record.lane).label,
    }
    return RecordPart(
        what=record.kind or _("envoi illisible"),
        about=f"{number}, {wording.moment(record.at)}",
        fault=record.fault,
        take=reverse("backoffice:nodes:take", args=place),
        drop=reverse("backoffice:nodes:drop", args=place),
    )


def invited(request: HttpRequest, centre: PlaceId, code: str) -> InvitedPage:
    title = _("Code d’inscription : %(centre)s") % {"centre": places.name_of_centre(centre)}
    return InvitedPage(_frame(request, title, _to(centre)), code)


def revoking(request: HttpRequest, centre: PlaceId, form: forms.Revoke, refusal: str = "") -> ConfirmPage:
    title = _("Ne plus croire l’ordinateur : %(centre)s") % {"centre": places.name_of_centre(centre)}
    warning = _(
        "Dès la confirmation, rien de ce qu’il envoie n’est pris. Ce qui y attend reste là-bas, "
        "et part après une nouvelle inscription."
    )
    return ConfirmPage(_frame(request, title, _to(centre)), form, _("Révoquer cet ordinateur"), warning, refusal)


def dropping(request: HttpRequest, centre: PlaceId, found: Quarantined) -> ConfirmPage:
    record, title = _record(centre, found), _("Écarter cet envoi pour de bon ?")
    warning = _("%(what)s, %(about)s. Ce qu’il dit n’arrivera dans aucun dossier ni registre. Cause : %(fault)s") % {
        "what": record.what,
        "about": record.about,
        "fault": record.fault,
    }
    return ConfirmPage(_frame(request, title, _to(centre)), forms.Drop(), _("Écarter cet envoi"), warning, "")


def _address(name: str, centre: PlaceId) -> str:
    return reverse(f"backoffice:nodes:{name}", args=[centre])


def _back() -> Link:
    return Link(_("Ordinateurs des centres"), reverse("backoffice:nodes:every"))


def _to(centre: PlaceId) -> Link:
    return Link(places.name_of_centre(centre), _address("show", centre))


def _frame(request: HttpRequest, title: str, back: Link) -> Frame:
    return frame(request, title=title, way=Way(back=back), navigation=navigation.signed_in(request), listed=False)
