"""How an incident is mended, and its history: for the page of one, and for the forms about it."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.http import HttpRequest
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from guichet.domains.network.queries import VisitFacts
from guichet.domains.supervision import queries
from guichet.domains.supervision.queries import Contract, Happened, IncidentFacts, Mending, PartFacts
from guichet.domains.supervision.vocabulary import Severity
from guichet.foundation.identity import queries as people
from guichet.foundation.identity.viewer import Viewer
from guichet.surfaces.backoffice import navigation
from guichet.surfaces.backoffice.incidents import orders
from guichet.surfaces.backoffice.incidents.pages import AskPage, Beside, title_of
from guichet.surfaces.ui import wording
from guichet.surfaces.ui.forms import Form
from guichet.surfaces.ui.frame import Way, frame
from guichet.surfaces.ui.parts import Link, Step, SummaryRow


def beside(viewer: Viewer, facts: IncidentFacts, at: datetime) -> Beside:
    """All that the page of an incident shows beside what it is."""
    reference = facts.reference
    return Beside(
        rows=rows(facts, queries.mending(viewer, reference, at), queries.parts(viewer, reference))
        if facts.reads_words
        else (),
        history=history(queries.history(viewer, reference)),
        orders=orders.table(queries.latest_orders(viewer, facts.centre), at),
    )


def rows(facts: IncidentFacts, mending: Mending, parts: Sequence[PartFacts]) -> tuple[SummaryRow, ...]:
    visit = next((each for each in mending.visits if each.reference == facts.visit), None)
    return (
        SummaryRow(_("Visite de maintenance"), visited(visit) if visit else ""),
        SummaryRow(_("Contrat qui couvre"), "\n".join(_contract(each) for each in mending.contracts) or _("aucun")),
        SummaryRow(_("Pièces utilisées"), "\n".join(_part(each) for each in parts)),
    )


def visited(visit: VisitFacts) -> str:
    if visit.done_on:
        return _("Faite le %(day)s\u00a0: %(found)s") % {"day": wording.day(visit.done_on), "found": visit.found}
    said = {"day": wording.day(visit.planned_on), "about": visit.about}
    return _("Prévue le %(day)s\u00a0: %(about)s") % said


def _contract(each: Contract) -> str:
    said = {
        "supplier": each.facts.supplier,
        "contact": each.facts.contact,
        "covers": each.facts.covers,
        "when": wording.moment(each.by),
    }
    return (_("%(supplier)s (%(covers)s) doit venir avant le %(when)s. %(contact)s") % said).strip()


def _part(part: PartFacts) -> str:
    said = {"quantity": wording.number(part.quantity), "name": part.name}
    own, stocked = _("%(name)s\u00a0: %(quantity)s"), _("%(name)s, du stock du centre\u00a0: %(quantity)s")
    return (stocked if part.from_stock else own) % said


def history(happened: Sequence[Happened]) -> tuple[Step, ...]:
    """Each with when and by whom; what the node did by itself names nobody."""
    names = people.staff_names({each.by for each in happened} | {str(each.facts.get("owner", "")) for each in happened})
    return tuple(Step(_sentence(each, names), detail=_detail(each, names)) for each in happened)


def _detail(each: Happened, names: Mapping[str, str]) -> str:
    said = {"when": wording.moment(each.at), "who": names.get(each.by, "")}
    return _("Le %(when)s, par %(who)s") % said if said["who"] else _("Le %(when)s") % said


def _sentence(each: Happened, names: Mapping[str, str]) -> str:
    facts = each.facts
    match each.what:
        case "incident-taken":
            return _("Confié à %(who)s") % {"who": names.get(str(facts.get("owner", "")), _("quelqu’un"))}
        case "incident-reweighed":
            return _("Gravité\u00a0: %(severity)s") % {"severity": Severity(int(str(facts["severity"]))).label}
        case "incident-told":
            return _("Annoncé par message\u00a0: %(count)s") % {"count": facts["people"]}
        case "incident-target-set":
            return _("À clore avant le %(when)s") % {"when": _moment(facts["due_at"])}
        case "part-used":
            return _("Pièce utilisée\u00a0: %(count)s") % {"count": facts["quantity"]}
    plain = {
        "incident-opened": _("Ouvert"),
        "incident-visited": _("Visite de maintenance liée"),
        "incident-closed": _("Clos, en retard") if facts.get("late") else _("Clos"),
    }
    return plain[each.what]


def _moment(told: object) -> str:
    at = parse_datetime(str(told))
    return wording.moment(at) if at else ""


def asking(request: HttpRequest, facts: IncidentFacts, asked: tuple[str, str], form: Form, refusal: str) -> AskPage:
    """`asked` is the title of the page, and what its button says."""
    back = Way(back=Link(title_of(facts), reverse("backoffice:incidents:show", args=[facts.reference])))
    title, submit = asked
    return AskPage(
        frame=frame(request, title=title, way=back, navigation=navigation.signed_in(request), listed=False),
        lead=facts.told,
        form=form,
        submit=submit,
        refusal=refusal,
        beside=Link(_("Fiche du site, dans le réseau"), reverse("backoffice:network:show", args=[facts.centre])),
    )


def visits_to_choose(mending: Mending) -> list[tuple[str, str]]:
    return [(each.reference, visited(each)) for each in mending.visits]
