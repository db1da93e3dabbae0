"""What is wrong at centres, incident by incident, and whom to call today."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.domains.supervision.queries import IncidentFacts
from guichet.foundation.identity import queries as people
from guichet.foundation.lib.listed import Listed
from guichet.foundation.places import queries as places
from guichet.foundation.places.facts import CentreFacts
from guichet.surfaces.backoffice import navigation
from guichet.surfaces.backoffice.incidents import forms
from guichet.surfaces.ui import paging, wording
from guichet.surfaces.ui.forms import Form
from guichet.surfaces.ui.frame import Frame, Way, frame
from guichet.surfaces.ui.parts import Link, Pages, Step, SummaryRow, Table


@dataclass(frozen=True, slots=True)
class ListPage:
    frame: Frame
    lead: str
    incidents: tuple[Link, ...]
    pages: Pages | None
    empty: str
    others: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands on the page of an incident beside what it is: how it is mended, what happened, what was ordered."""

    rows: tuple[SummaryRow, ...]
    history: tuple[Step, ...]
    orders: Table | None


@dataclass(frozen=True, slots=True)
class ShowPage:
    """`take`, `weigh` and `close` are empty for whoever only sees."""

    frame: Frame
    told: str
    rows: tuple[SummaryRow, ...]
    late: str
    refusal: str
    take: str
    actions: tuple[Link, ...]
    orders: Table | None
    every_order: Link
    history: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class AskPage:
    frame: Frame
    lead: str
    form: Form
    submit: str
    refusal: str = ""
    beside: Link | None = None


def listed(request: HttpRequest, found: Listed[IncidentFacts], at: datetime, *, are_closed: bool = False) -> ListPage:
    title = _("Incidents clos") if are_closed else _("Incidents en cours")
    return ListPage(
        frame=_frame(request, title),
        lead=_("Ce qui a été réglé dans vos centres, le dernier d’abord.")
        if are_closed
        else _("Ce qui ne va pas dans vos centres, le plus pressé d’abord."),
        incidents=tuple(_link(each, at) for each in found.items),
        pages=paging.pages(found),
        empty=_("Aucun incident clos.") if are_closed else _("Aucun incident en cours."),
        others=tuple(link for link in _others() if link.text != title),
    )


def _others() -> tuple[Link, ...]:
    return (
        Link(_("À appeler aujourd’hui"), reverse("backoffice:incidents:calls")),
        Link(_("État des centres"), reverse("backoffice:incidents:centres")),
        Link(_("Continuité du service"), reverse("backoffice:incidents:continuity")),
        Link(_("Incidents en cours"), reverse("backoffice:incidents:pending")),
        Link(_("Incidents clos"), reverse("backoffice:incidents:closed")),
    )


def show(request: HttpRequest, facts: IncidentFacts, at: datetime, beside: Beside, *, refusal: str = "") -> ShowPage:
    is_open = facts.may_act and facts.closed_at is None
    named = [facts.reference]
    texts = {
        "weigh": _("Changer la gravité"),
        "assign": _("Confier à quelqu’un"),
        "target": _("Changer l’échéance"),
        "visit": _("Lier une visite de maintenance"),
        "part": _("Noter une pièce utilisée"),
        "close": _("Clore"),
    }
    actions = tuple(Link(text, reverse(f"backoffice:incidents:{name}", args=named)) for name, text in texts.items())
    return ShowPage(
        frame=_frame(request, title_of(facts), "backoffice:incidents:pending", _("Incidents en cours")),
        told=facts.told,
        rows=tuple(row for row in (*_rows(facts), *beside.rows, *_ending(facts)) if row.value),
        late=_("Il aurait dû être clos le %(when)s.") % {"when": wording.moment(facts.due_at)}
        if facts.is_overdue(at)
        else "",
        refusal=refusal,
        take=reverse("backoffice:incidents:take", args=named) if is_open else "",
        actions=actions if is_open else (),
        orders=beside.orders,
        history=beside.history,
        every_order=Link(
            _("Ordres à distance"),
            reverse("backoffice:incidents:orders", args=[facts.centre]),
            hint=_("Redémarrer la borne, recharger l’écran, et ce que le centre en a fait."),
        ),
    )


def _rows(facts: IncidentFacts) -> tuple[SummaryRow, ...]:
    return (
        SummaryRow(_("Centre"), centre_name(facts.centre)),
        SummaryRow(_("Signalé par"), str(facts.origin.label)),
        SummaryRow(_("Ce qui ne va pas"), facts.kind if facts.kind != facts.told else ""),
        SummaryRow(_("Gravité"), str(facts.severity.label)),
        SummaryRow(_("Ouvert le"), wording.moment(facts.opened_at)),
        SummaryRow(_("À clore avant le"), f"{wording.moment(facts.due_at)}\n{facts.why_due}".strip()),
        SummaryRow(_("Suivi par"), _owner(facts)),
    )


def _owner(facts: IncidentFacts) -> str:
    if facts.owner:
        return people.staff_name(facts.owner)
    return _("personne encore") if facts.reads_words else ""


def _ending(facts: IncidentFacts) -> tuple[SummaryRow, ...]:
    closed = wording.moment(facts.closed_at) if facts.closed_at else ""
    return (SummaryRow(_("Clos le"), closed), SummaryRow(_("Ce qui a été fait"), facts.done))


def asking(request: HttpRequest, facts: IncidentFacts, form: Form, refusal: str) -> AskPage:
    closes = isinstance(form, forms.Close)
    back = Way(back=Link(title_of(facts), reverse("backoffice:incidents:show", args=[facts.reference])))
    title = _("Clore l’incident") if closes else _("Changer la gravité")
    return AskPage(
        frame=frame(request, title=title, way=back, navigation=navigation.signed_in(request), listed=False),
        lead=facts.told,
        form=form,
        submit=_("Clore") if closes else _("Changer la gravité"),
        refusal=refusal,
    )


def starting(request: HttpRequest, centre: CentreFacts, form: Form) -> AskPage:
    back = Way(back=Link(centre.name, reverse("backoffice:incidents:centre", args=[centre.code])))
    title = _("Ouvrir un incident\u00a0: %(centre)s") % {"centre": centre.name}
    return AskPage(
        frame=frame(request, title=title, way=back, navigation=navigation.signed_in(request), listed=False),
        lead=_("Dites ce qui ne va pas, sans nommer d’usager."),
        form=form,
        submit=_("Ouvrir l’incident"),
    )


def _link(facts: IncidentFacts, at: datetime) -> Link:
    said = {"severity": facts.severity.label, "told": facts.told, "when": wording.moment(facts.due_at)}
    hint = (
        _("En retard depuis le %(when)s. %(told)s")
        if facts.is_overdue(at)
        else _("À clore avant le %(when)s. %(told)s")
    )
    hint = _("Clos. %(told)s") if facts.closed_at else hint
    return Link(title_of(facts), reverse("backoffice:incidents:show", args=[facts.reference]), hint=hint % said)


def title_of(facts: IncidentFacts) -> str:
    said = {"reference": facts.reference, "centre": centre_name(facts.centre)}
    return _("Incident %(reference)s, %(centre)s") % said


def centre_name(code: str) -> str:
    return places.name_of_centre(code) or code


def _frame(request: HttpRequest, title: str, above: str = "backoffice:home", named: str = "") -> Frame:
    back = Link(named or _("Mon poste"), reverse(above))
    return frame(request, title=title, way=Way(back=back), navigation=navigation.signed_in(request), listed=False)
