"""What a person finds in their own space."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.commons.catalogue.snapshot import Snapshot
from guichet.commons.intake.helping import Help
from guichet.commons.intake.queries import DraftLine
from guichet.commons.notifications.queries import Told
from guichet.domains.casework.mine import Looked, Mine
from guichet.domains.casework.promise import last_day
from guichet.domains.casework.vocabulary import State
from guichet.foundation.identity.queries import CorrectionFacts
from guichet.foundation.lib.listed import Listed
from guichet.surfaces.portal.readers import question
from guichet.surfaces.portal.space import forms
from guichet.surfaces.questions import papers
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui import paging, wording
from guichet.surfaces.ui.frame import Frame, Way, frame
from guichet.surfaces.ui.parts import Column, Link, Pages, Standing, Status, Table
from guichet.surfaces.ui.reading_words import reader, why


@dataclass(frozen=True, slots=True)
class Draft:
    """A request that its author has not sent yet; `reopen` takes a post, because another device may have it."""

    title: str
    detail: str
    reopen: str


@dataclass(frozen=True, slots=True)
class HomePage:
    frame: Frame
    correction: Link | None
    drafts: tuple[Draft, ...]
    cases: Table | None
    pages: Pages | None
    services: Link
    documents: tuple[Link, ...]
    more: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class LooksPage:
    frame: Frame
    table: Table | None
    pages: Pages | None


@dataclass(frozen=True, slots=True)
class Note:
    """One message of the State; `standing` says by which way it went and how far."""

    about: Link | None
    when: str
    text: str
    standing: str


@dataclass(frozen=True, slots=True)
class MessagesPage:
    frame: Frame
    notes: tuple[Note, ...]
    pages: Pages | None


@dataclass(frozen=True, slots=True)
class ClaimPage:
    frame: Frame
    form: forms.Claim
    submit: str


@dataclass(frozen=True, slots=True)
class Everything:
    """What the first page of a person's space is made of."""

    drafts: tuple[DraftLine, ...]
    cases: Listed[Mine]
    documents: tuple[Link, ...]
    correction: CorrectionFacts | None


def home(request: HttpRequest, found: Everything, catalogue: Snapshot) -> HomePage:
    correction = Link(_("Voir la correction, ou y ajouter quelque chose"), reverse("portal:space:correction"))
    return HomePage(
        frame=frame(request, title=_("Mon espace"), listed=False),
        correction=correction if found.correction else None,
        drafts=tuple(_draft(line, catalogue) for line in found.drafts),
        cases=_cases(found.cases.items) if found.cases.items else None,
        pages=paging.pages(found.cases),
        services=Link(_("Chercher un service"), reverse("portal:services:list")),
        documents=found.documents,
        more=_more(),
    )


def looks(request: HttpRequest, found: Listed[Looked]) -> LooksPage:
    return LooksPage(
        frame=frame(request, title=_("Qui a consulté mes dossiers"), way=back(), listed=False),
        table=_looks(found.items) if found.items else None,
        pages=paging.pages(found),
    )


def messages(request: HttpRequest, found: Listed[Told], own: Iterable[str]) -> MessagesPage:
    mine = frozenset(own)
    return MessagesPage(
        frame=frame(request, title=_("Messages reçus"), way=back(), listed=False),
        notes=tuple(_note(told, mine) for told in found.items),
        pages=paging.pages(found),
    )


def claim(request: HttpRequest, form: forms.Claim) -> ClaimPage:
    return ClaimPage(
        frame=frame(request, title=_("Rattacher une demande"), way=back(), listed=False),
        form=form,
        submit=_("Rattacher à mon espace"),
    )


def back() -> Way:
    return Way(back=Link(_("Retour à mon espace"), reverse("portal:space:home")))


def _draft(line: DraftLine, catalogue: Snapshot) -> Draft:
    sheet = catalogue.sheets.get(line.service)
    detail = _("%(reference)s, changée le %(changed)s. Gardée jusqu’au %(until)s.") % {
        "reference": line.reference,
        "changed": wording.moment(line.updated_at),
        "until": wording.day(last_day(line.expires_at)),
    }
    return Draft(
        title=words.said(sheet.service.title) if sheet else line.service,
        detail=detail,
        reopen=reverse("portal:space:reopen", args=[line.reference]),
    )


def _cases(cases: Iterable[Mine]) -> Table:
    return Table(
        caption=_("Celles qui attendent quelque chose de vous, puis les plus récentes"),
        columns=(
            Column(_("Demande")),
            Column(_("Référence"), whole=True),
            Column(_("État")),
            Column(_("Et maintenant")),
        ),
        rows=tuple(
            (
                Link(words.said(case.service.title), reverse("portal:tracking:show", args=[case.reference])),
                _reference(case),
                _status(case),
                _next(case),
            )
            for case in cases
        ),
        stacked=True,
    )


def _reference(case: Mine) -> str:
    """And who helped to write it, where somebody did."""
    if not case.mandate:
        return case.reference
    helped = papers.helped(Help(case.assisted_by, case.mandate, ""))
    return _("%(reference)s, fait avec l’aide de %(helped)s") % {"reference": case.reference, "helped": helped}


def _status(case: Mine) -> Status:
    if case.withdrawn:
        return Status(_("retirée"), Standing.DONE)
    if case.fee:
        return Status(_("à payer"), Standing.ATTENTION)
    standings = {State.PAUSED: Standing.ATTENTION, State.CLOSED: Standing.DONE}
    return Status(str(case.state.label), standings.get(case.state, Standing.WAITING))


def _next(case: Mine) -> str:
    """What is asked of the person before all; else the outcome, or the date that binds the State."""
    if case.fee:
        return _("À payer : %(amount)s.") % {"amount": wording.amount(case.fee)}
    if case.asked:
        return _("%(asked)s Le délai est arrêté jusqu’à votre réponse.") % {"asked": words.said(case.asked)}
    if case.outcome or case.withdrawn:
        return words.said(case.outcome.title) if case.outcome else _("Vous l’avez retirée.")
    if case.promised_at:
        return _("Promis jusqu’au %(day)s.") % {"day": wording.day(last_day(case.promised_at))}
    return _("Le délai commence quand tout est complet, contrôlé et payé.")


def _looks(looks: Iterable[Looked]) -> Table:
    return Table(
        caption=_("Les plus récentes lectures d’abord"),
        columns=(
            Column(_("Demande")),
            Column(_("Bureau")),
            Column(_("Pourquoi")),
            Column(_("Quand")),
            Column(_("Votre question")),
        ),
        rows=tuple(
            (
                Link(words.said(look.service.title), reverse("portal:tracking:show", args=[look.reference])),
                reader(look.seen),
                why(look.seen),
                wording.moment(look.seen.at),
                question(look.reference, look.seen),
            )
            for look in looks
        ),
        stacked=True,
    )


def _note(told: Told, own: frozenset[str]) -> Note:
    about = Link(told.about, reverse("portal:tracking:show", args=[told.about])) if told.about in own else None
    return Note(about, wording.moment(told.written_at), told.text, str(told.state.label))


def _more() -> tuple[Link, ...]:
    return (
        Link(
            _("Rattacher une demande"),
            reverse("portal:space:claim"),
            hint=_("Faite sans compte, ou avec un point focal : avec sa référence et son code."),
        ),
        Link(_("Messages reçus"), reverse("portal:space:messages"), hint=_("Ce que l’État vous a dit, et quand.")),
        Link(
            _("Qui a consulté mes dossiers"),
            reverse("portal:space:looks"),
            hint=_("Le bureau, la raison et l’heure de chaque lecture."),
        ),
        Link(
            _("Mon identité"),
            reverse("portal:space:identity"),
            hint=_("Votre contact, votre NPI, une correction de nom, vos appareils."),
        ),
    )
