"""The queues of the offices that someone supervises, by age and load."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guichet.domains.casework import supervision
from guichet.domains.casework.desk import Heard
from guichet.domains.casework.queries import Load
from guichet.domains.casework.supervision import AGES, Office, OfficeFacts
from guichet.domains.reception import hearing
from guichet.foundation.identity.viewer import Viewer
from guichet.surfaces.backoffice import navigation
from guichet.surfaces.backoffice.history import passed
from guichet.surfaces.backoffice.supervision import forms
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui import wording
from guichet.surfaces.ui.frame import Frame, frame
from guichet.surfaces.ui.parts import Bar, Chart, Column, Link, SummaryRow, Table


@dataclass(frozen=True, slots=True)
class OfficePart:
    """One office: its queues by role, its pace in words, the ages of what waits when something does."""

    title: str
    table: Table | None
    pace: str
    ages: Chart | None
    team: Link


@dataclass(frozen=True, slots=True)
class Spoken:
    """`label` names the complaint by its number; `address` is empty while the recording is on its way."""

    label: str
    address: str


@dataclass(frozen=True, slots=True)
class LoadsPage:
    frame: Frame
    offices: tuple[OfficePart, ...]
    complaint: Heard | None
    service: str
    due: str
    history: Table | None
    reading: tuple[SummaryRow, ...]
    voices: tuple[Spoken, ...]
    form: forms.Answer


def loads(
    request: HttpRequest, supervisor: Viewer, at: datetime, complaint: Heard | None, form: forms.Answer
) -> LoadsPage:
    return LoadsPage(
        frame=frame(request, title=_("Files d’attente"), navigation=navigation.signed_in(request), listed=False),
        offices=tuple(_part(each) for each in supervision.supervised(supervisor, at)),
        complaint=complaint,
        service=words.said(complaint.service.title) if complaint else "",
        due=_due(complaint) if complaint else "",
        reading=tuple(row for row in _reading(complaint) if row.value) if complaint else (),
        voices=_voices(complaint) if complaint else (),
        history=passed(complaint.history) if complaint else None,
        form=form,
    )


def _voices(heard: Heard) -> tuple[Spoken, ...]:
    label = _("La voix de la personne, plainte %(number)s")
    return tuple(
        Spoken(
            label % {"number": each.reference},
            reverse("backoffice:supervision:voice", args=[each.reference]) if each.is_here else "",
        )
        for each in hearing.voices(heard)
    )


def _due(heard: Heard) -> str:
    due = {"day": wording.day(heard.due_at)}
    if heard.contested:
        return _("La personne a dit que la première réponse ne règle rien. À répondre avant le %(day)s.") % due
    return _("À répondre avant le %(day)s.") % due


def _reading(heard: Heard) -> tuple[SummaryRow, ...]:
    """The reading that the person asks about; nothing for any other complaint."""
    if heard.reading is None:
        return ()
    seen, who = heard.reading.seen, heard.reading.who
    motive = str(seen.motive.label) if seen.motive else ""
    return (
        SummaryRow(_("Consultation en cause"), wording.moment(seen.at)),
        SummaryRow(_("Par"), who),
        SummaryRow(_("Bureau"), words.said(seen.office)),
        SummaryRow(_("Pourquoi"), str(seen.reason.label)),
        SummaryRow(_("Motif dit d’abord"), motive),
        SummaryRow(_("Phrase dite d’abord"), seen.sentence),
    )


def _title_of(office: Office) -> str:
    return words.said(office.title) or office.unit


def _part(facts: OfficeFacts) -> OfficePart:
    office = facts.office
    return OfficePart(
        title=_title_of(office),
        table=_table(facts) if facts.loads else None,
        pace=_pace(facts),
        ages=_ages(facts) if facts.waiting else None,
        team=Link(
            _("L’équipe du bureau"),
            reverse("backoffice:team:all", args=[office.authority, office.unit]),
            about=_title_of(office),
        ),
    )


def _table(facts: OfficeFacts) -> Table:
    return Table(
        caption=_("Les files par rôle"),
        columns=(
            Column(_("Rôle")),
            Column(_("En attente"), numeric=True),
            Column(_("En main"), numeric=True),
            Column(_("Délai arrêté"), numeric=True),
            Column(_("En retard"), numeric=True),
            Column(_("Aussi au bureau au-dessus"), numeric=True),
            Column(_("Le plus ancien est prêt depuis")),
        ),
        rows=tuple(_row(each) for each in facts.loads),
        stacked=True,
    )


def _row(load: Load) -> tuple[str, ...]:
    return (
        load.role.label.capitalize(),
        wording.number(load.waiting),
        wording.number(load.in_hand),
        wording.number(load.paused),
        wording.number(load.late),
        wording.number(load.lifted),
        wording.moment(load.oldest_ready_at) if load.oldest_ready_at else _("aucun"),
    )


def _pace(facts: OfficeFacts) -> str:
    if facts.days_ahead is None:
        return _("Aucune étape terminée en 7 jours : pas de prévision.")
    done = ngettext("%(count)s étape terminée en 7 jours.", "%(count)s étapes terminées en 7 jours.", facts.finished)
    ahead = ngettext(
        "À ce rythme, un dossier prêt aujourd’hui est traité dans %(days)s jour.",
        "À ce rythme, un dossier prêt aujourd’hui est traité dans %(days)s jours.",
        facts.days_ahead,
    )
    counts = {"count": wording.number(facts.finished), "days": wording.number(facts.days_ahead)}
    return f"{done} {ahead}" % counts if facts.waiting else done % counts


def _ages(facts: OfficeFacts) -> Chart:
    labels = [_("moins d’un jour"), *(_("%(from)s à %(to)s jours") % _span(each) for each in range(1, len(AGES)))]
    labels.append(_("%(from)s jours ou plus") % {"from": AGES[-1]})
    return Chart(
        caption=_("Depuis quand les dossiers sont prêts"),
        label=_("Prêt depuis"),
        unit=_("Dossiers"),
        bars=tuple(Bar(label, count, wording.number(count)) for label, count in zip(labels, facts.ages, strict=True)),
    )


def _span(number: int) -> dict[str, int]:
    return {"from": AGES[number - 1], "to": AGES[number] - 1}
