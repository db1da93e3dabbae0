"""What an officer answers: findings, a result, a piece to ask for, a reason to give back."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from django import forms as django_forms
from django.utils.translation import gettext as _

from guichet.commons.catalogue.definition import questions as asked
from guichet.commons.catalogue.definition.circuit import Step
from guichet.commons.catalogue.definition.motives import TITLES, PauseMotive
from guichet.domains.casework.desk import Ending
from guichet.domains.casework.vocabulary import GivenBackFor
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui import forms

FINDING = "constat_"


def _choices(question: Any) -> list[tuple[str, str]]:
    return [(option.value, words.said(option.text)) for option in question.options]


# The kinds of question that findings use; tests/surfaces/backoffice/test_case.py tries those of every service file.
FIELDS: Mapping[type, Callable[[Any, dict[str, Any]], django_forms.Field]] = {
    asked.TextQuestion: lambda question, common: forms.TextField(max_length=question.max_length, **common),
    asked.LongTextQuestion: lambda question, common: forms.LongTextField(max_length=question.max_length, **common),
    asked.ChoiceQuestion: lambda question, common: forms.ChoiceField(choices=_choices(question), **common),
    asked.ChoicesQuestion: lambda question, common: forms.ManyChoicesField(choices=_choices(question), **common),
    asked.YesNoQuestion: lambda _question, common: forms.YesNoField(**common),
    asked.DateQuestion: lambda _question, common: forms.DateField(**common),
    asked.MoneyQuestion: lambda _question, common: forms.MoneyField(**common),
}


def field_of(question: asked.AskedQuestion) -> django_forms.Field:
    common = {
        "label": words.said(question.label),
        "help_text": words.said(question.help),
        "required": question.required and not question.when,
    }
    return FIELDS[type(question)](question, common)


class Finish(forms.Form):
    """The findings that the step asks for, then how it ends."""

    def __init__(self, step: Step, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.step = step
        for question in step.findings:
            self.add(FINDING + question.name, field_of(question))
        results = [(result.code, words.said(result.title)) for result in step.results]
        self.add("result", forms.ChoiceField(label=_("Résultat de l’étape"), choices=results))
        self.add(
            "reasons",
            forms.LongTextField(
                label=_("Motifs"),
                help_text=_(
                    "Obligatoires pour un refus ou un retour. La personne les lit quand le dossier est décidé."
                ),
                required=False,
            ),
        )

    def ending(self) -> Ending:
        given = self.cleaned_data
        findings = {question.name: _kept(given.get(FINDING + question.name)) for question in self.step.findings}
        return Ending(
            result=given["result"],
            reasons=given["reasons"],
            findings={name: value for name, value in findings.items() if value not in (None, "", [])},
        )


def _kept(value: object) -> object:
    """As the definition keeps answers: days as text."""
    return value.isoformat() if isinstance(value, date) else value


class Ask(forms.Form):
    prefix = "ask"

    def __init__(self, step: Step, askable: Iterable[asked.Asked], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        motives = [(motive.value, _stopping(step, motive)) for motive in step.pauses]
        questions = [(question.name, words.said(question.label)) for question in askable]
        self.add("motive", forms.ChoiceField(label=_("Ce qui arrête le délai"), choices=motives))
        self.add(
            "questions",
            forms.ManyChoicesField(
                label=_("Les questions à poser de nouveau"),
                help_text=_("La personne y répond sur sa page de suivi. Rien d’autre de sa demande ne change."),
                choices=questions,
                required=False,
            ),
        )
        self.add(
            "text",
            forms.LongTextField(
                label=_("Ce que la personne doit faire"), help_text=_("Elle lit ces mots sur sa page de suivi.")
            ),
        )


def _stopping(step: Step, motive: PauseMotive) -> str:
    return _("%(motive)s (%(days)s jours au plus)") % {
        "motive": words.said(TITLES[motive]),
        "days": step.longest_pause(motive),
    }


class Message(forms.Form):
    prefix = "message"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        told = _("Elle le lit sur sa page de suivi. Le délai continue de courir et le dossier reste entre vos mains.")
        self.add("text", forms.LongTextField(label=_("Votre message à la personne"), help_text=told))


class GiveBack(forms.Form):
    prefix = "back"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.add("reason", forms.ChoiceField(label=_("Pourquoi vous le rendez"), choices=GivenBackFor.choices))


class Opinion(forms.Form):
    prefix = "opinion"

    def __init__(self, bodies: list[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.add("body", forms.ChoiceField(label=_("Qui a répondu"), choices=bodies))
        self.add("favourable", forms.YesNoField(label=_("L’avis est-il favorable ?")))
