"""What the desk of relations with users writes."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from guichet.commons.catalogue.snapshot import Snapshot
from guichet.domains.relations import routing
from guichet.domains.relations.vocabulary import Channel
from guichet.surfaces.questions.concerning import BETWEEN, Write
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui import forms

TYPED_IN = (Channel.DESK, Channel.PHONE, Channel.WHATSAPP, Channel.REGISTER)


class Answer(forms.Form):
    text = forms.LongTextField(label=_("Votre réponse"), max_length=3000)
    once = forms.OnceField()


class Transfer(forms.Form):
    def __init__(self, *args: Any, catalogue: Snapshot, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = sorted((words.said(name), code) for code, name in routing.named(catalogue).items())
        to = self.fields["to"]
        if isinstance(to, forms.LongChoiceField):
            to.choices = [("", _("Choisissez")), *((code, name) for name, code in named)]

    to = forms.LongChoiceField(label=_("Quelle administration répond ?"))
    motive = forms.TextField(label=_("Pourquoi"), help_text=_("La personne le lit."), max_length=500)


class Record(Write):
    channel = forms.ChoiceField(
        label=_("Comment est-ce arrivé ?"), choices=[(each.value, each.label) for each in TYPED_IN]
    )


class Score(forms.Form):
    reference = forms.TextField(label=_("Numéro du message"), short=True)
    delay = forms.NumberField(label=_("Sa note pour le délai, de 0 à 10"), validators=BETWEEN)
    result = forms.NumberField(label=_("Sa note pour la réponse, de 0 à 10"), validators=BETWEEN)
