"""A case as its step shows it, with what the officer may do with it."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from guichet.commons.catalogue.definition.treatment import Outcome
from guichet.domains.casework.desk import Opened
from guichet.domains.casework.opening import Words
from guichet.domains.casework.promise import last_day
from guichet.domains.casework.queries import Stopped
from guichet.domains.casework.vocabulary import Author
from guichet.foundation.identity.vocabulary import IdentityPaper
from guichet.surfaces.backoffice import navigation
from guichet.surfaces.backoffice.case import answers, forms
from guichet.surfaces.backoffice.register import pages as register
from guichet.surfaces.backoffice.register.pages import Panel
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui import wording
from guichet.surfaces.ui.forms import Form
from guichet.surfaces.ui.frame import Frame, Way, frame
from guichet.surfaces.ui.outcomes import OutcomeRead, outcome_read
from guichet.surfaces.ui.parts import Gesture, Link, Said, SummaryRow

GREEN = "green"  # the hand, as its centre wrote it under the seal
NOT_KEPT = frozenset({"csrfmiddlewaretoken", "confirmed", "change"})


@dataclass(frozen=True, slots=True)
class CaseForms:
    """One of them is bound when it was refused; the others are blank."""

    finish: forms.Finish
    ask: forms.Ask | None
    message: forms.Message
    give_back: forms.GiveBack
    opinion: forms.Opinion | None


@dataclass(frozen=True, slots=True)
class CasePage:
    frame: Frame
    reference: str
    facts: tuple[SummaryRow, ...]
    answers: tuple[SummaryRow, ...]
    findings: tuple[SummaryRow, ...]
    files: tuple[Link, ...]
    hides: bool
    identity_reason: str
    thread: tuple[Said, ...]
    gestures: tuple[Gesture, ...]
    forms: CaseForms
    refusal: str
    register: Panel | None

    @property
    def invalid(self) -> tuple[Form, ...]:
        """The form that was refused, for the summary of errors."""
        every = (self.forms.finish, self.forms.ask, self.forms.message, self.forms.give_back, self.forms.opinion)
        return tuple(form for form in every if form is not None and form.errors)


def case(request: HttpRequest, opened: Opened, filled: CaseForms, refusal: str) -> CasePage:
    reference = opened.case.reference
    return CasePage(
        frame=frame(
            request,
            title=_("Dossier %(reference)s") % {"reference": reference},
            way=Way(back=Link(_("Mes dossiers"), reverse("backoffice:queue:start"))),
            navigation=navigation.signed_in(request),
            listed=False,
        ),
        reference=reference,
        facts=_facts(opened),
        answers=answers.rows(opened.answers, {each.identifier: each.name for each in opened.files}),
        findings=answers.rows(opened.findings),
        files=tuple(
            Link(
                each.name,
                reverse("backoffice:case:file", args=[reference, each.identifier]),
                hint=_("remplacé depuis par la personne") if each.is_former else "",
            )
            for each in opened.files
        ),
        hides=opened.hides,
        identity_reason=words.said(opened.step.identity_reason),
        thread=tuple(said(line) for line in opened.thread),
        gestures=_gestures(filled),
        forms=filled,
        refusal=refusal,
        register=register.panel(opened),
    )


def _gestures(filled: CaseForms) -> tuple[Gesture, ...]:
    offered = (
        Gesture(_("Terminer l’étape"), "#terminer", "t"),
        Gesture(_("Demander quelque chose"), "#demander", "d") if filled.ask else None,
        Gesture(_("Écrire à la personne"), "#ecrire", "m"),
        Gesture(_("Rendre le dossier"), "#rendre", "r"),
    )
    return tuple(gesture for gesture in offered if gesture)


@dataclass(frozen=True, slots=True)
class ConfirmPage:
    """What the applicant will read, before it is final; `kept` are the fields of the form, sent again as they were."""

    frame: Frame
    reference: str
    outcome: OutcomeRead
    language: str
    kept: tuple[tuple[str, str], ...]
    submit: str


def confirm(request: HttpRequest, opened: Opened, outcome: Outcome, reasons: str) -> ConfirmPage:
    kept = tuple((name, value) for name, values in request.POST.lists() for value in values if name not in NOT_KEPT)
    with translation.override(opened.case.language):
        read = outcome_read(outcome, reasons)
    following = "following" in request.POST
    return ConfirmPage(
        frame=frame(
            request,
            title=_("Relisez avant de refuser"),
            way=Way(back=Link(_("Mes dossiers"), reverse("backoffice:queue:start"))),
            navigation=navigation.signed_in(request),
            listed=False,
        ),
        reference=opened.case.reference,
        outcome=read,
        language=str(get_language_info(opened.case.language)["name_translated"]).lower(),
        kept=kept,
        submit=_("Refuser et prendre le suivant") if following else _("Refuser la demande"),
    )


def _facts(opened: Opened) -> tuple[SummaryRow, ...]:
    promised = opened.case.promised_at
    return (
        SummaryRow(_("Service"), words.said(opened.service.title)),
        SummaryRow(_("Étape"), words.said(opened.step.title)),
        SummaryRow(_("Délai promis jusqu’au"), wording.day(last_day(promised)) if promised else ""),
        *(SummaryRow(_("Délai arrêté"), _stopped(each)) for each in opened.pauses),
        *_help(opened),
    )


def _stopped(pause: Stopped) -> str:
    told = {
        "motive": words.said(pause.motive),
        "since": wording.day(pause.began_at),
        "end": wording.day(last_day(pause.until) if pause.lapsed or pause.ended_at is None else pause.ended_at),
    }
    if pause.lapsed:
        return _("%(motive)s Du %(since)s au %(end)s, sans réponse : décidez sans, ou refusez pour ce motif.") % told
    return _("%(motive)s Du %(since)s au %(end)s, avec une réponse.") % told


def _help(opened: Opened) -> tuple[SummaryRow, ...]:
    """Who helped, what was seen, what the person agreed to; at a blind step nothing of who asks."""
    if not opened.mandate:
        return ()
    told = _("%(name)s, sous le mandat %(mandate)s") % {"name": opened.assisted_by, "mandate": opened.mandate}
    rows = (
        SummaryRow(_("Fait avec l’aide de"), told),
        SummaryRow(_("Mandat donné par"), opened.mandated_by),
        SummaryRow(_("Identité vue au centre par"), _vouched(opened)),
        SummaryRow(_("Relu à la personne"), _("oui, elle a levé la main verte") if opened.read_back == GREEN else ""),
    )
    return tuple(row for row in rows if row.value)


def _vouched(opened: Opened) -> str:
    """Which paper, and at a step that needs identity the end of its number."""
    seen = opened.vouched
    if not seen:
        return ""
    paper = str(IdentityPaper(seen["paper"]).label)
    said = {"name": seen["by"], "paper": paper, "when": wording.moment(datetime.fromisoformat(seen["at"]))}
    if opened.is_blind:
        return _("%(name)s, le %(when)s : %(paper)s") % said
    return _("%(name)s, le %(when)s : %(paper)s, numéro finissant par %(last)s") % {**said, "last": seen["last"]}


def said(line: Words) -> Said:
    mine = line.author is Author.OFFICE
    who = str(line.author.label) if mine else _("la personne")
    return Said(mine, who=who, what=str(line.about.label), when=wording.moment(line.at), text=line.text)
