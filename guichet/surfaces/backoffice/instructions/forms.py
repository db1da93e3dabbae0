"""What is written when an instruction is given, passed down, or when a later day is answered."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guichet.domains.circulars.around import Around
from guichet.domains.circulars.drafts import NewInstruction
from guichet.domains.circulars.models.circulars import LONGEST_NUMBER, LONGEST_TEXT, LONGEST_TITLE
from guichet.domains.circulars.models.instructions import LONGEST_WORDS
from guichet.domains.circulars.queries import Numbered
from guichet.surfaces.ui import forms


class Give(forms.Form):
    def __init__(self, office: str, where: Around, former: Collection[Numbered], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.office = office
        self.add("number", forms.TextField(label=_("Référence"), max_length=LONGEST_NUMBER))
        self.add("title", forms.TextField(label=_("Objet"), max_length=LONGEST_TITLE))
        self.add("text", forms.LongTextField(label=_("Ce qui est à faire"), max_length=LONGEST_TEXT))
        self.add("due_on", forms.DateField(label=_("À faire avant le")))
        below = where.centres_of(office) if office else where.departments
        label = _("Aux centres") if office else _("Aux directions départementales")
        choices = [(code, where.names[code]) for code in below]
        self.add("to", forms.ManyChoicesField(label=label, choices=choices))
        if former:
            replaced = [(each.reference, each.number) for each in former]
            field = forms.LongChoiceField(label=_("Instruction qu’elle remplace"), choices=replaced, required=False)
            self.add("replaces", field)

    def new(self) -> NewInstruction:
        said = self.cleaned_data
        return NewInstruction(
            office=self.office,
            number=said["number"].strip(),
            title=said["title"].strip(),
            text=said["text"].strip(),
            due_on=said["due_on"],
            to=tuple(said["to"]),
            replaces=said.get("replaces", ""),
        )


class PassDown(forms.Form):
    remark = forms.LongTextField(
        label=gettext_lazy("Votre remarque"),
        help_text=gettext_lazy("Les centres la lisent avec l’instruction."),
        max_length=LONGEST_WORDS,
        required=False,
    )
    due_on = forms.DateField(label=gettext_lazy("À faire avant le"))

    def __init__(self, due_on: date, below: Collection[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, initial={"due_on": due_on}, **kwargs)
        self.add("to", forms.ManyChoicesField(label=_("Aux centres"), choices=list(below)))


class AnswerTime(forms.Form):
    granted = forms.YesNoField(label=gettext_lazy("Accordez-vous ce délai ?"))
    words = forms.LongTextField(
        label=gettext_lazy("Ce que vous en dites"),
        help_text=gettext_lazy("Un refus dit pourquoi."),
        max_length=LONGEST_WORDS,
        required=False,
    )
