"""Instructions for those who give them and those who have them to do."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.domains.circulars import around
from guichet.domains.circulars.around import is_department
from guichet.domains.circulars.queries import DutyFacts, GivenFacts, GivenLine
from guichet.foundation.lib.listed import Listed
from guichet.surfaces.backoffice import navigation
from guichet.surfaces.backoffice.instructions import forms
from guichet.surfaces.ui import circulars as words
from guichet.surfaces.ui import paging, parts, wording
from guichet.surfaces.ui.answering_duties import AskTime, Done
from guichet.surfaces.ui.circulars import DutySheet
from guichet.surfaces.ui.forms import Form
from guichet.surfaces.ui.frame import Frame, Way, frame
from guichet.surfaces.ui.parts import Column, Link, Pages, Status, SummaryRow, Table


@dataclass(frozen=True, slots=True)
class Known:
    """What was asked of the rooms below before the page is made."""

    duties: Listed[DutyFacts]
    given: Listed[GivenLine]
    to_answer: tuple[DutyFacts, ...]
    offices: frozenset[str]


@dataclass(frozen=True, slots=True)
class EveryPage:
    frame: Frame
    give: tuple[Link, ...]
    to_answer: tuple[Link, ...]
    duties: Table | None
    duty_pages: Pages | None
    given: Table | None
    given_pages: Pages | None


@dataclass(frozen=True, slots=True)
class FormPage:
    frame: Frame
    lead: str
    form: Form
    submit: str


@dataclass(frozen=True, slots=True)
class DutyPage:
    frame: Frame
    sheet: DutySheet
    form: Done | None
    submit: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class AnswerPage:
    frame: Frame
    sheet: DutySheet
    form: forms.AnswerTime
    submit: str


@dataclass(frozen=True, slots=True)
class GivenPage:
    frame: Frame
    replaced: str
    rows: tuple[SummaryRow, ...]
    text: str
    table: Table | None
    to_answer: tuple[Link, ...]


def every(request: HttpRequest, known: Known) -> EveryPage:
    names, here = around.known().names, reverse("backoffice:instructions:give")
    give = tuple(
        Link(_("Donner une instruction : %(office)s") % {"office": words.office(code, names)}, f"{here}?service={code}")
        for code in sorted(known.offices)
    )
    duties, given = known.duties, known.given
    return EveryPage(
        frame=_frame(request, _("Instructions"), Link(_("Mon poste"), reverse("backoffice:home"))),
        give=give,
        to_answer=tuple(filter(None, (_to_answer(each) for each in known.to_answer))),
        duties=words.duties(duties.items, _duty, _("À faire par vous")) if duties.items else None,
        duty_pages=paging.pages(duties),
        given=_given(given.items, names) if given.items else None,
        given_pages=_turned(given),
    )


def give(request: HttpRequest, form: forms.Give) -> FormPage:
    office = words.office(form.office, around.known().names)
    title = _("Donner une instruction : %(office)s") % {"office": office}
    lead = _("Donnée, elle part aussitôt et ne change plus : une autre peut la remplacer.")
    return FormPage(_frame(request, title, _back()), lead, form, _("Donner l’instruction"))


def given(request: HttpRequest, facts: GivenFacts, mine: Collection[str]) -> GivenPage:
    line, names = facts.line, around.known().names
    counts = {"done": line.done, "all": line.places, "late": line.late}
    rows = (
        SummaryRow(_("Référence"), line.number),
        SummaryRow(_("Donnée par"), words.office(line.office, names)),
        SummaryRow(_("Donnée le"), wording.moment(facts.given_at)),
        SummaryRow(_("À faire avant le"), wording.day(line.due_on)),
        SummaryRow(_("Remplace"), facts.replaces.number if facts.replaces else ""),
        SummaryRow(_("Où elle en est"), _("%(done)s faites sur %(all)s, %(late)s en retard") % counts),
    )
    said = _("%(number)s a été remplacée par %(by)s : elle n’attend plus de réponse.")
    waiting = (_to_answer(each) for each in facts.duties if each.reference in mine)
    return GivenPage(
        frame=_frame(request, line.title, _back()),
        replaced=said % {"number": line.number, "by": line.replaced_by} if line.replaced_by else "",
        rows=tuple(row for row in rows if row.value),
        text=facts.text,
        table=_places(facts.duties) if facts.duties else None,
        to_answer=tuple(filter(None, waiting)),
    )


def duty(request: HttpRequest, facts: DutyFacts, form: Done) -> DutyPage:
    links = []
    if facts.is_open and is_department(facts.place):
        links.append(Link(_("La transmettre aux centres"), _of(facts, "pass-down")))
    if facts.is_open and facts.asked is None:
        links.append(Link(_("Demander un délai"), _of(facts, "ask-time")))
    if is_department(facts.place):
        below = reverse("backoffice:instructions:given", args=[facts.instruction])
        links.append(Link(_("Où en sont les centres"), below))
    may_answer = facts.is_open or form.is_bound
    return DutyPage(
        frame=_frame(request, facts.title, _back()),
        sheet=words.duty_sheet(facts),
        form=form if may_answer else None,
        submit=_("C’est fait"),
        links=tuple(links),
    )


def ask_time(request: HttpRequest, facts: DutyFacts, form: AskTime) -> FormPage:
    lead = _("Le délai court jusqu’au %(day)s.") % {"day": wording.day(facts.due_on)}
    return FormPage(_frame(request, _("Demander un délai"), _to(facts)), lead, form, _("Demander"))


def pass_down(request: HttpRequest, facts: DutyFacts, form: forms.PassDown) -> FormPage:
    lead = _("Vous devez répondre avant le %(day)s.") % {"day": wording.day(facts.due_on)}
    return FormPage(_frame(request, _("Transmettre aux centres"), _to(facts)), lead, form, _("Transmettre"))


def answer_time(request: HttpRequest, facts: DutyFacts, extension: str, form: forms.AnswerTime) -> AnswerPage:
    asked = next(each for each in facts.extensions if each.reference == extension)
    title = _("%(place)s demande un délai jusqu’au %(day)s") % {
        "place": facts.place_name,
        "day": wording.day(asked.until_on),
    }
    back = Link(facts.title, reverse("backoffice:instructions:given", args=[facts.instruction]))
    return AnswerPage(_frame(request, title, back), words.duty_sheet(facts), form, _("Répondre"))


def _given(lines: tuple[GivenLine, ...], names: Mapping[str, str]) -> Table:
    columns = (
        Column(_("Référence"), whole=True),
        Column(_("Objet")),
        Column(_("Donnée par")),
        Column(_("Avant le")),
        Column(_("Faites")),
        Column(_("En retard")),
    )
    rows = tuple(
        (
            Link(each.number, reverse("backoffice:instructions:given", args=[each.reference]), about=each.title),
            each.title,
            words.office(each.office, names),
            wording.day(each.due_on),
            _("%(some)s sur %(all)s") % {"some": each.done, "all": each.places},
            _late(each),
        )
        for each in lines
    )
    return Table(_("Données par vos services"), columns, rows, stacked=True)


def _late(line: GivenLine) -> Status:
    if line.replaced_by:
        return Status(_("remplacée par %(number)s") % {"number": line.replaced_by})
    if line.late:
        return Status(wording.number(line.late), parts.Standing.REFUSED)
    return Status(_("aucune"), parts.Standing.DONE)


def _places(duties: tuple[DutyFacts, ...]) -> Table:
    columns = (
        Column(_("Lieu")),
        Column(_("Avant le")),
        Column(_("Où elle en est")),
        Column(_("Ce qui a été fait")),
        Column(_("Remarque transmise")),
    )
    rows = tuple(
        (each.place_name, wording.day(each.due_on), words.duty_status(each), each.words, each.remark) for each in duties
    )
    return Table(_("Lieu par lieu"), columns, rows, stacked=True)


def _to_answer(duty: DutyFacts) -> Link | None:
    if duty.asked is None:
        return None
    said = {"place": duty.place_name, "number": duty.number, "day": wording.day(duty.asked.until_on)}
    text = _("%(place)s demande un délai pour %(number)s, jusqu’au %(day)s") % said
    return Link(text, reverse("backoffice:instructions:answer-time", args=[duty.asked.reference]), duty.asked.reason)


def _turned(given: Listed[GivenLine]) -> Pages | None:
    found = paging.pages(given)
    if found is None:
        return None

    def of_this_list(link: Link | None) -> Link | None:
        return Link(link.text, f"{link.href}&liste=donnees") if link else None

    return Pages(found.current, found.total, of_this_list(found.previous), of_this_list(found.following))


def _duty(duty: DutyFacts) -> str:
    return _of(duty, "duty")


def _of(duty: DutyFacts, name: str) -> str:
    return reverse(f"backoffice:instructions:{name}", args=[duty.reference])


def _to(duty: DutyFacts) -> Link:
    return Link(duty.title, _duty(duty))


def _back() -> Link:
    return Link(_("Instructions"), reverse("backoffice:instructions:every"))


def _frame(request: HttpRequest, title: str, back: Link) -> Frame:
    return frame(request, title=title, way=Way(back=back), navigation=navigation.signed_in(request), listed=False)
