"""What a desk would publish, and why an article is not."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from guichet.commons.catalogue.snapshot import Snapshot
from guichet.domains.relations import routing
from guichet.domains.relations.models.knowledge import LONGEST_ANSWER, LONGEST_QUESTION, LONGEST_SOURCE
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui import forms


class Propose(forms.Form):
    def __init__(self, *args: Any, catalogue: Snapshot, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer("theme", [(code, words.said(each.name)) for code, each in routing.themes().items()])
        self._offer("service", [(code, words.said(each.service.title)) for code, each in catalogue.sheets.items()])

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.LongChoiceField):
            field.choices = [("", _("Choisissez")), *choices]

    theme = forms.LongChoiceField(label=_("De quoi s’agit-il ?"))
    service = forms.LongChoiceField(label=_("Pour quel service ?"), required=False)
    question_fr = forms.TextField(
        label=_("La question, comme on la pose"),
        help_text=_("Rien qui dise de qui elle vient."),
        max_length=LONGEST_QUESTION,
    )
    answer_fr = forms.LongTextField(label=_("La réponse"), max_length=LONGEST_ANSWER)
    question_en = forms.TextField(label=_("La question en anglais"), max_length=LONGEST_QUESTION, required=False)
    answer_en = forms.LongTextField(label=_("La réponse en anglais"), max_length=LONGEST_ANSWER, required=False)
    source = forms.TextField(
        label=_("D’où vient la réponse"),
        help_text=_("Un texte, une page, un avis : ce que chacun peut retrouver."),
        max_length=LONGEST_SOURCE,
    )
    checked_on = forms.DateField(label=_("Lue ou datée de quel jour"))


class Reason(forms.Form):
    reason = forms.TextField(label=_("Pourquoi"), help_text=_("Qui l’a écrit le lit."), max_length=LONGEST_SOURCE)
