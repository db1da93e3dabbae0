"""At the national node: the rows that centres wrote, as they wrote them. At a centre: what the national node says."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import Model

from guichet.domains.reception import register
from guichet.domains.reception.events import PersonTold
from guichet.domains.reception.models import CaseStatus, Complaint
from guichet.domains.reception.operations.saying import follow_up
from guichet.domains.reception.operations.telling import tell
from guichet.domains.reception.refusals import NotOurs
from guichet.foundation.journal import operations as journal
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation


@operation
def keep(*, body: Mapping[str, Any], act: Act, received_at: datetime | None = None) -> None:
    """Write rows as their centre has them now, and what happened, with the moment, actor and place that it had there.

    `received_at` is by this node's clock, when it is known: what follows from them is owed from then.
    Raises NotOurs for a row of another place, or for what is no event of the reception.
    """
    happened = register.happened_in(body)
    if happened is None:
        raise NotOurs
    for table, values in body["rows"]:
        row = _keep_row(table, values, act)
        if isinstance(row, Complaint):
            follow_up(complaint=row, at=received_at or act.at, act=act)
    journal.record(happened=happened, act=act)


@operation
def note_status(*, said: Mapping[str, Any], act: Act) -> None:  # noqa: ARG001 the hub's act, which nothing here needs
    """What the national node says of a request made here; older news than what is known changes nothing."""
    values = register.read(CaseStatus, said)
    known = CaseStatus.objects.filter(reference=values["reference"])
    if not known.filter(at__gte=values["at"]).exists():
        CaseStatus.objects.update_or_create(reference=values["reference"], defaults={**values, "told_at": None})


@operation
def note_told(*, reference: str, act: Act) -> None:
    """The centre told the person, whom nothing else reaches, what was last said of their request."""
    row = CaseStatus.objects.select_for_update().filter(reference=reference, reached=False, told_at=None).first()
    if row is None:
        return
    row.told_at = act.at
    row.save(update_fields=["told_at"])
    tell(happened=PersonTold(reference, row.state), rows=(), act=act)


def _keep_row(table: str, values: Mapping[str, Any], act: Act) -> Model:
    """A centre writes its own rows alone: neither a new one of another place, nor over one."""
    model = register.TABLES.get(table)
    if model is None:
        raise NotOurs
    read = register.read(model, values)
    rows = model._default_manager
    of_others = rows.filter(reference=read["reference"]).exclude(place=act.place)
    if read["place"] != act.place or of_others.exists():
        raise NotOurs
    row, _is_new = rows.update_or_create(reference=read["reference"], defaults=read)
    return row
