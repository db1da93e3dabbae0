"""A case as its step shows it, with what the officer may do with it."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.domains.casework.desk import Opened, Words
from guichet.domains.casework.promise import last_day
from guichet.surfaces.backoffice import navigation
from guichet.surfaces.backoffice.case import answers, forms
from guichet.surfaces.backoffice.register import pages as register
from guichet.surfaces.backoffice.register.pages import Panel
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui import wording
from guichet.surfaces.ui.forms import Form
from guichet.surfaces.ui.frame import Frame, Way, frame
from guichet.surfaces.ui.parts import Link, SummaryRow


@dataclass(frozen=True, slots=True)
class Said:
    """A line of the thread."""

    who: str
    what: str
    when: str
    text: str


@dataclass(frozen=True, slots=True)
class CaseForms:
    """One of them is bound when it was refused; the others are blank."""

    finish: forms.Finish
    ask: forms.Ask | None
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
    forms: CaseForms
    refusal: str
    register: Panel | None

    @property
    def invalid(self) -> tuple[Form, ...]:
        """The form that was refused, for the summary of errors."""
        every = (self.forms.finish, self.forms.ask, self.forms.give_back, self.forms.opinion)
        return tuple(form for form in every if form is not None and form.errors)


def case(request: HttpRequest, opened: Opened, filled: CaseForms, refusal: str) -> CasePage:
    reference = opened.case.reference
    return CasePage(
        frame=frame(
            request,
            title=_("Dossier %(reference)s") % {"reference": reference},
            way=Way(back=Link(_("Mes dossiers"), reverse("backoffice:queue:start"))),
            navigation=navigation.signed_in(),
            listed=False,
        ),
        reference=reference,
        facts=_facts(opened),
        answers=answers.rows(opened.answers),
        findings=answers.rows(opened.findings),
        files=tuple(
            Link(each.name, reverse("backoffice:case:file", args=[reference, each.identifier])) for each in opened.files
        ),
        hides=opened.hides,
        identity_reason=words.said(opened.step.identity_reason),
        thread=tuple(said(line) for line in opened.thread),
        forms=filled,
        refusal=refusal,
        register=register.panel(opened),
    )


def _facts(opened: Opened) -> tuple[SummaryRow, ...]:
    promised = opened.case.promised_at
    return (
        SummaryRow(_("Service"), words.said(opened.service.title)),
        SummaryRow(_("Étape"), words.said(opened.step.title)),
        SummaryRow(_("Délai promis jusqu’au"), wording.day(last_day(promised)) if promised else ""),
    )


def said(line: Words) -> Said:
    return Said(who=str(line.author.label), what=str(line.about.label), when=wording.moment(line.at), text=line.text)
