"""Whom to call today, as a sheet of paper to be called from: its last column is left to a pen."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.domains.supervision.calling import Call
from guichet.domains.supervision.queries import NumberFacts
from guichet.foundation.places.facts import CentreFacts
from guichet.surfaces.backoffice import navigation
from guichet.surfaces.backoffice.incidents.calls import Known, began
from guichet.surfaces.ui import wording
from guichet.surfaces.ui.frame import Frame, Way, frame
from guichet.surfaces.ui.parts import Column, Link, Table


@dataclass(frozen=True, slots=True)
class SheetPage:
    frame: Frame
    table: Table | None


def page(request: HttpRequest, known: Known, at: datetime) -> SheetPage:
    columns = (
        Column(_("Centre")),
        Column(_("Pourquoi")),
        Column(_("Depuis")),
        Column(_("Numéros")),
        Column(_("Appelé")),
    )
    facts = {each.code: each for each in known.centres}
    title = _("À appeler le %(day)s") % {"day": wording.day(at)}
    rows = tuple(_row(call, facts[call.centre], known, at) for call in known.calls)
    back = Link(_("À appeler aujourd’hui"), reverse("backoffice:incidents:calls"))
    return SheetPage(
        frame=frame(request, title=title, way=Way(back=back), navigation=navigation.signed_in(request), listed=False),
        table=Table(title, columns, rows, stacked=True, pen=True) if rows else None,
    )


def _row(call: Call, centre: CentreFacts, known: Known, at: datetime) -> tuple[str, ...]:
    numbers = known.numbers.get(centre.code, ())
    done = known.called.get(centre.code)
    return (
        centre.name,
        call.spoken(in_words=centre.code in known.reads),
        began(call) if call.since < at else "",
        ", ".join(_dialled(each) for each in numbers) or _("Aucun numéro n’est connu."),
        wording.moment(done.at) if done else "",
    )


def _dialled(number: NumberFacts) -> str:
    """On one line, to be read while a finger dials."""
    spoken = number.spoken.replace(" ", "\N{NO-BREAK SPACE}")
    return f"{spoken} ({number.office.label})"
