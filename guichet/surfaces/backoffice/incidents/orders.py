"""What is ordered of a centre from afar: the ways to, what became of each, and the form of one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.commons.announcements import queries as announcements
from guichet.domains.supervision.queries import OrderFacts
from guichet.domains.supervision.vocabulary import OrderKind, OrderState
from guichet.foundation.identity import queries as people
from guichet.foundation.lib.listed import Listed
from guichet.foundation.places.facts import CentreFacts
from guichet.surfaces.backoffice import navigation
from guichet.surfaces.backoffice.incidents.pages import AskPage
from guichet.surfaces.ui import paging, wording
from guichet.surfaces.ui.forms import Form
from guichet.surfaces.ui.frame import Frame, Way, frame
from guichet.surfaces.ui.parts import Column, Link, Pages, Standing, Status, Table

STANDINGS = {
    OrderState.DONE: Standing.DONE,
    OrderState.IMPOSSIBLE: Standing.REFUSED,
    OrderState.EXPIRED: Standing.ATTENTION,
}


@dataclass(frozen=True, slots=True)
class OrdersPage:
    """`ways` is empty for whoever only sees."""

    frame: Frame
    ways: tuple[Link, ...]
    table: Table | None
    pages: Pages | None
    refusal: str = ""


def listed(
    request: HttpRequest, centre: CentreFacts, found: Listed[OrderFacts], at: datetime, *, may_act: bool
) -> OrdersPage:
    title = _("Ordres à distance : %(centre)s") % {"centre": centre.name}
    return OrdersPage(
        frame=framed(request, title, centre),
        ways=ways(centre.code) if may_act else (),
        table=table(found.items, at, may_cancel=may_act),
        pages=paging.pages(found),
    )


def ways(code: str) -> tuple[Link, ...]:
    """Each thing that may be ordered, with what it does."""
    hints = {
        OrderKind.RESTART_KIOSK: _("Seulement quand personne ne s’en sert : rien n’est perdu."),
        OrderKind.PIN: _("Jusqu’à une heure que vous choisissez. Une annonce urgente passe devant."),
        OrderKind.UNPIN: _("L’écran reprend tout ce qui est approuvé pour ce centre."),
        OrderKind.RESTART_SCREEN: _("La page entière est chargée à nouveau ; les annonces ne changent pas."),
        OrderKind.REFRESH_CLIPS: _("Ce qui manque ou s’est abîmé est envoyé à nouveau."),
    }
    return tuple(
        Link(str(kind.label).capitalize(), reverse("backoffice:incidents:order", args=[code, kind]), hint=hint)
        for kind, hint in hints.items()
    )


def table(orders: Sequence[OrderFacts], at: datetime, *, may_cancel: bool = False) -> Table | None:
    """None when nothing was ever ordered."""
    columns = tuple(
        Column(title) for title in (_("Ordre"), _("Donné le"), _("Par"), _("Pourquoi"), _("Où il en est"), _("Détail"))
    )
    names = people.staff_names({each.by for each in orders})
    titles = announcements.titles({each.item for each in orders if each.item})
    rows = tuple(_row(each, names, titles, at) for each in orders)
    if may_cancel and any(each.waits(at) for each in orders):
        columns = (*columns, Column(_("Annuler")))
        rows = tuple((*row, _cancel(each, at)) for row, each in zip(rows, orders, strict=True))
    return Table(_("Ordres donnés, le dernier d’abord"), columns, rows, stacked=True) if rows else None


def _row(
    facts: OrderFacts, names: Mapping[str, str], titles: Mapping[str, str], at: datetime
) -> tuple[str | Link | Status, ...]:
    return (
        _what(facts, titles),
        wording.moment(facts.ordered_at),
        names.get(facts.by, ""),
        facts.motive,
        status(facts, at),
        detail(facts, at),
    )


def _cancel(facts: OrderFacts, at: datetime) -> str | Link:
    if not facts.waits(at):
        return ""
    return Link(_("Annuler"), reverse("backoffice:incidents:cancel-order", args=[facts.centre, facts.reference]))


def _what(facts: OrderFacts, titles: Mapping[str, str]) -> str:
    label = str(facts.kind.label).capitalize()
    if not facts.until:
        return label
    said = {"order": label, "title": titles.get(facts.item, ""), "until": wording.moment(facts.until)}
    return _("%(order)s : « %(title)s », jusqu’au %(until)s") % said


def status(facts: OrderFacts, at: datetime) -> Status:
    if facts.is_unanswered(at):
        return Status(_("sans réponse"), Standing.ATTENTION)
    return Status(str(facts.state.label), STANDINGS.get(facts.state, Standing.WAITING))


def detail(facts: OrderFacts, at: datetime) -> str:
    """When it was done, why it was not, or until when it may wait. Cancelled too late, both are told."""
    if facts.cancelled_at is None:
        return _became(facts, at)
    if facts.state is OrderState.CANCELLED and not facts.hindrance:
        became = _("Le centre ne l’a pas encore appris\u00a0: s’il a déjà obéi, cela se lira ici.")
    else:
        became = _became(facts, at)
    return _("Annulé le %(when)s. %(became)s") % {"when": wording.moment(facts.cancelled_at), "became": became}


def _became(facts: OrderFacts, at: datetime) -> str:
    if facts.is_unanswered(at):
        return _("L’échéance est passée. La liaison est sans doute coupée : ce qui a été fait se saura à son retour.")
    if facts.hindrance:
        return facts.hindrance
    if facts.state is OrderState.REPLACED:
        return _("Un ordre plus récent a pris sa place.")
    if facts.ended_at is None:
        return _("Sera abandonné s’il n’est pas fait avant le %(when)s.") % {"when": wording.moment(facts.expires_at)}
    if facts.sounds:
        said = {"count": wording.number(facts.sounds), "when": wording.moment(facts.ended_at)}
        return _("Le %(when)s ; enregistrements entiers : %(count)s.") % said
    return _("Le %(when)s.") % {"when": wording.moment(facts.ended_at)}


def asking(request: HttpRequest, centre: CentreFacts, kind: OrderKind, form: Form, refusal: str) -> AskPage:
    title = _("%(order)s : %(centre)s") % {"order": str(kind.label).capitalize(), "centre": centre.name}
    back = Link(_("Ordres à distance"), reverse("backoffice:incidents:orders", args=[centre.code]))
    leads = {
        OrderKind.PIN: _("Rien d’autre ne sera montré jusqu’à la fin choisie, sauf une annonce urgente."),
        OrderKind.RESTART_KIOSK: _("La borne redémarre dès que personne ne s’en sert."),
    }
    return AskPage(
        frame=frame(request, title=title, way=Way(back=back), navigation=navigation.signed_in(request), listed=False),
        lead=leads.get(kind, _("Le centre obéit dès qu’il l’apprend, une seule fois.")),
        form=form,
        submit=_("Donner l’ordre"),
        refusal=refusal,
    )


def cancelling(request: HttpRequest, centre: CentreFacts, facts: OrderFacts) -> AskPage:
    title = _("Annuler l’ordre\u00a0: %(order)s") % {"order": facts.kind.label}
    back = Link(_("Ordres à distance"), reverse("backoffice:incidents:orders", args=[centre.code]))
    return AskPage(
        frame=frame(request, title=title, way=Way(back=back), navigation=navigation.signed_in(request), listed=False),
        lead=_("Le centre n’a pas encore dit qu’il l’a reçu. S’il a déjà obéi, ce qu’il a fait reste, et se lira ici."),
        form=Form(),
        submit=_("Annuler l’ordre"),
    )


def framed(request: HttpRequest, title: str, centre: CentreFacts) -> Frame:
    back = Link(centre.name, reverse("backoffice:incidents:centre", args=[centre.code]))
    return frame(request, title=title, way=Way(back=back), navigation=navigation.signed_in(request), listed=False)
