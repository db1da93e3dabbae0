"""Circulars and instructions as people read them, at the national node and at a centre."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from guichet.domains.circulars import around
from guichet.domains.circulars.queries import CircularFacts, CircularLine, DutyFacts, ExtensionFacts
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.surfaces.ui import parts, wording
from guichet.surfaces.ui.parts import Column, Link, Status, SummaryRow, Table

KILO = 1_000


@dataclass(frozen=True, slots=True)
class Sheet:
    """A circular, whole. `acknowledge` is where « J'ai lu » is said, empty when there is nothing to say."""

    status: Status
    replaced: Link | None
    rows: tuple[SummaryRow, ...]
    text: str
    papers: tuple[Link, ...]
    acknowledge: str


@dataclass(frozen=True, slots=True)
class DutySheet:
    """What one place has to do, and what was said of it."""

    status: Status
    replaced: str
    rows: tuple[SummaryRow, ...]
    text: str
    extensions: Table | None


def office(code: str, names: Mapping[str, str]) -> str:
    if not code:
        return _("Le ministère")
    return _("Direction départementale : %(name)s") % {"name": names.get(code, code)}


def place(code: str, names: Mapping[str, str]) -> str:
    return names.get(code, code) or _("Tout le pays")


def table(lines: tuple[CircularLine, ...], address: Callable[[str], str]) -> Table:
    names = around.known().names
    columns = (
        Column(_("Référence"), whole=True),
        Column(_("Objet")),
        Column(_("Signée par")),
        Column(_("En vigueur")),
        Column(_("Lecture")),
    )
    rows = tuple(
        (
            Link(each.number, address(each.reference), about=each.title),
            each.title,
            office(each.office, names),
            wording.day(each.in_force_on),
            status(each),
        )
        for each in lines
    )
    return Table(_("Circulaires"), columns, rows, stacked=True)


def status(line: CircularLine) -> Status:
    if line.replaced_by:
        return Status(_("remplacée par %(number)s") % {"number": line.replaced_by}, parts.Standing.WAITING)
    if line.read_at:
        return Status(_("lue le %(day)s") % {"day": wording.day(line.read_at)}, parts.Standing.DONE)
    if not line.is_addressed:
        return Status(_("signée par votre service"), parts.Standing.DONE)
    if not line.is_in_force:
        return Status(_("pas encore en vigueur"), parts.Standing.WAITING)
    if line.reminded_at:
        said = _("à lire, rappelée le %(day)s") % {"day": wording.day(line.reminded_at)}
        return Status(said, parts.Standing.ATTENTION)
    return Status(_("à lire"), parts.Standing.ATTENTION)


def sheet(facts: CircularFacts, *, show: Callable[[str], str], paper: Callable[[int], str], acknowledge: str) -> Sheet:
    names, line = around.known().names, facts.line
    may_read = line.is_addressed and line.read_at is None and facts.replaced_by is None
    rows: tuple[SummaryRow, ...] = (
        SummaryRow(_("Référence"), line.number),
        SummaryRow(_("Signée par"), office(line.office, names)),
        SummaryRow(_("Signée le"), wording.moment(facts.signed_at)),
        SummaryRow(_("En vigueur à partir du"), wording.day(line.in_force_on)),
        SummaryRow(_("Adressée à"), _addressed(facts, names)),
    )
    replaces = facts.replaces
    if replaces:
        former = Link(_("Ouvrir %(number)s") % {"number": replaces.number}, show(replaces.reference))
        rows = (*rows, SummaryRow(_("Remplace"), replaces.number, change=former))
    by = facts.replaced_by
    return Sheet(
        status=status(line),
        replaced=Link(_("Ouvrir %(number)s") % {"number": by.number}, show(by.reference)) if by else None,
        rows=rows,
        text=facts.text,
        papers=tuple(
            Link(each.name, paper(each.position), hint=f"{each.kind.upper()}, {_weight(each.size)}")
            for each in facts.papers
        ),
        acknowledge=acknowledge if may_read else "",
    )


def _addressed(facts: CircularFacts, names: Mapping[str, str]) -> str:
    kinds = ", ".join(str(RoleKind(kind).label) for kind in facts.kinds)
    return f"{place(facts.place, names)} ({kinds})"


def _weight(size: int) -> str:
    return _("%(size)s ko") % {"size": wording.number(max(1, round(size / KILO)))}


def duties(found: tuple[DutyFacts, ...], address: Callable[[DutyFacts], str], caption: str) -> Table:
    columns = (
        Column(_("Référence"), whole=True),
        Column(_("Objet")),
        Column(_("Lieu")),
        Column(_("Avant le")),
        Column(_("Où elle en est")),
    )
    rows = tuple(
        (
            Link(each.number, address(each), about=each.title),
            each.title,
            each.place_name,
            wording.day(each.due_on),
            duty_status(each),
        )
        for each in found
    )
    return Table(caption, columns, rows, stacked=True)


def duty_status(duty: DutyFacts) -> Status:
    if duty.done_at:
        return Status(_("faite le %(day)s") % {"day": wording.day(duty.done_at)}, parts.Standing.DONE)
    if duty.replaced_by:
        return Status(_("remplacée par %(number)s") % {"number": duty.replaced_by}, parts.Standing.WAITING)
    if duty.is_late:
        return Status(_("en retard"), parts.Standing.REFUSED)
    if duty.asked:
        return Status(_("délai demandé"), parts.Standing.ATTENTION)
    return Status(_("à faire"), parts.Standing.ATTENTION)


def duty_sheet(duty: DutyFacts) -> DutySheet:
    names = around.known().names
    rows = (
        SummaryRow(_("Référence"), duty.number),
        SummaryRow(_("Donnée par"), office(duty.office, names)),
        SummaryRow(_("Reçue le"), wording.moment(duty.given_at)),
        SummaryRow(_("À faire par"), duty.place_name),
        SummaryRow(_("Avant le"), wording.day(duty.due_on)),
        SummaryRow(_("Remarque de qui l’a transmise"), duty.remark),
        SummaryRow(_("Ce qui a été fait"), duty.words),
    )
    said = _("%(number)s a été remplacée par %(by)s : elle n’attend plus de réponse.")
    return DutySheet(
        status=duty_status(duty),
        replaced=said % {"number": duty.number, "by": duty.replaced_by} if duty.replaced_by else "",
        rows=tuple(row for row in rows if row.value),
        text=duty.text,
        extensions=extensions(duty.extensions) if duty.extensions else None,
    )


def extensions(asked: tuple[ExtensionFacts, ...]) -> Table:
    columns = (Column(_("Jusqu’au")), Column(_("Pourquoi")), Column(_("Réponse")))
    rows = tuple((wording.day(each.until_on), each.reason, _answer(each)) for each in asked)
    return Table(_("Délais demandés"), columns, rows, stacked=True)


def _answer(each: ExtensionFacts) -> str:
    if each.granted is None:
        return _("pas encore")
    said = _("accordé") if each.granted else _("refusé")
    return f"{said}, {each.answer}" if each.answer else said
