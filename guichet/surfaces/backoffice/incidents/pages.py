"""What is wrong at centres, incident by incident, and whom to call today."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.domains.supervision.calling import Call
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
from guichet.surfaces.ui.parts import Link, Pages, SummaryRow


@dataclass(frozen=True, slots=True)
class ListPage:
    frame: Frame
    lead: str
    incidents: tuple[Link, ...]
    pages: Pages | None
    empty: str
    others: tuple[Link, ...]


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


@dataclass(frozen=True, slots=True)
class AskPage:
    frame: Frame
    lead: str
    form: Form
    submit: str
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class CallsPage:
    frame: Frame
    calls: tuple[Link, ...]


def listed(request: HttpRequest, found: Listed[IncidentFacts], at: datetime, *, are_closed: bool = False) -> ListPage:
    title = _("Incidents clos") if are_closed else _("Incidents en cours")
    return ListPage(
        frame=_frame(request, title),
        lead=_("Ce qui ne va pas dans vos centres, le plus pressé d’abord."),
        incidents=tuple(_link(each, at) for each in found.items),
        pages=paging.pages(found),
        empty=_("Aucun incident clos.") if are_closed else _("Aucun incident en cours."),
        others=_others(),
    )


def _others() -> tuple[Link, ...]:
    return (
        Link(_("À appeler aujourd’hui"), reverse("backoffice:incidents:calls")),
        Link(_("État des centres"), reverse("backoffice:incidents:centres")),
        Link(_("Continuité du service"), reverse("backoffice:incidents:continuity")),
        Link(_("Incidents en cours"), reverse("backoffice:incidents:pending")),
        Link(_("Incidents clos"), reverse("backoffice:incidents:closed")),
    )


def show(request: HttpRequest, facts: IncidentFacts, at: datetime, *, refusal: str = "") -> ShowPage:
    is_open = facts.may_act and facts.closed_at is None
    named = [facts.reference]
    actions = (
        Link(_("Changer la gravité"), reverse("backoffice:incidents:weigh", args=named)),
        Link(_("Clore"), reverse("backoffice:incidents:close", args=named)),
    )
    return ShowPage(
        frame=_frame(request, _title(facts), "backoffice:incidents:pending", _("Incidents en cours")),
        told=facts.told,
        rows=tuple(row for row in _rows(facts) if row.value),
        late=_("Il aurait dû être clos le %(when)s.") % {"when": wording.moment(facts.due_at)}
        if facts.is_overdue(at)
        else "",
        refusal=refusal,
        take=reverse("backoffice:incidents:take", args=named) if is_open else "",
        actions=actions if is_open else (),
    )


def _rows(facts: IncidentFacts) -> tuple[SummaryRow, ...]:
    closed = wording.moment(facts.closed_at) if facts.closed_at else ""
    return (
        SummaryRow(_("Centre"), centre_name(facts.centre)),
        SummaryRow(_("Signalé par"), str(facts.origin.label)),
        SummaryRow(_("Gravité"), str(facts.severity.label)),
        SummaryRow(_("Ouvert le"), wording.moment(facts.opened_at)),
        SummaryRow(_("À clore avant le"), wording.moment(facts.due_at)),
        SummaryRow(_("Suivi par"), people.staff_name(facts.owner) if facts.owner else ""),
        SummaryRow(_("Visite de maintenance"), facts.visit),
        SummaryRow(_("Clos le"), closed),
        SummaryRow(_("Ce qui a été fait"), facts.done),
        SummaryRow(_("Pièces remplacées"), facts.parts),
    )


def asking(request: HttpRequest, facts: IncidentFacts, form: Form, refusal: str) -> AskPage:
    closes = isinstance(form, forms.Close)
    back = Way(back=Link(_title(facts), reverse("backoffice:incidents:show", args=[facts.reference])))
    title = _("Clore l’incident") if closes else _("Changer la gravité")
    return AskPage(
        frame=frame(request, title=title, way=back, navigation=navigation.signed_in(), listed=False),
        lead=facts.told,
        form=form,
        submit=_("Clore") if closes else _("Changer la gravité"),
        refusal=refusal,
    )


def starting(request: HttpRequest, centre: CentreFacts, form: Form) -> AskPage:
    back = Way(back=Link(centre.name, reverse("backoffice:incidents:centre", args=[centre.code])))
    title = _("Ouvrir un incident\u00a0: %(centre)s") % {"centre": centre.name}
    return AskPage(
        frame=frame(request, title=title, way=back, navigation=navigation.signed_in(), listed=False),
        lead=_("Dites ce qui ne va pas, sans nommer d’usager."),
        form=form,
        submit=_("Ouvrir l’incident"),
    )


def calls(request: HttpRequest, mine: Sequence[CentreFacts], found: Sequence[Call], at: datetime) -> CallsPage:
    names = {each.code: each.name for each in mine}
    title = _("À appeler aujourd’hui, %(day)s") % {"day": wording.day(at)}
    return CallsPage(
        frame=_frame(request, title, "backoffice:incidents:pending", _("Incidents en cours")),
        calls=tuple(_call(each, names[each.centre]) for each in found),
    )


def _call(call: Call, name: str) -> Link:
    to_incident = reverse("backoffice:incidents:show", args=[call.incident]) if call.incident else ""
    href = to_incident or reverse("backoffice:incidents:centre", args=[call.centre])
    said = {"sentence": call.sentence, "when": wording.moment(call.since)}
    return Link(name, href, hint=_("%(sentence)s Depuis le %(when)s.") % said)


def _link(facts: IncidentFacts, at: datetime) -> Link:
    said = {"severity": facts.severity.label, "told": facts.told, "when": wording.moment(facts.due_at)}
    hint = _("En retard depuis le %(when)s. %(told)s") if facts.is_overdue(at) else _("Avant le %(when)s. %(told)s")
    hint = _("Clos. %(told)s") if facts.closed_at else hint
    return Link(_title(facts), reverse("backoffice:incidents:show", args=[facts.reference]), hint=hint % said)


def _title(facts: IncidentFacts) -> str:
    said = {"reference": facts.reference, "centre": centre_name(facts.centre)}
    return _("Incident %(reference)s, %(centre)s") % said


def centre_name(code: str) -> str:
    return places.name_of_centre(code) or code


def _frame(request: HttpRequest, title: str, above: str = "backoffice:home", named: str = "") -> Frame:
    back = Link(named or _("Mon poste"), reverse(above))
    return frame(request, title=title, way=Way(back=back), navigation=navigation.signed_in(), listed=False)
