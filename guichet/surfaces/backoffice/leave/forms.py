from django.utils.translation import gettext_lazy

from guichet.commons.catalogue.definition.motives import TITLES
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui import forms


def _motives() -> list[tuple[str, str]]:
    return [(motive.value, words.said(title)) for motive, title in TITLES.items()]


class Allow(forms.Form):
    """`motive` is of the published list; whether the step has it, the operation says."""

    reference = forms.TextField(
        label=gettext_lazy("Référence de la demande"),
        help_text=gettext_lazy("L’agent qui l’a en main vous la donne."),
        short=True,
        max_length=40,
    )
    motive = forms.ChoiceField(label=gettext_lazy("Ce qui arrêtera encore le délai"), choices=_motives)
