"""What is asked of whoever denounces a bribe: never who they are."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from guichet.commons.catalogue.snapshot import Snapshot
from guichet.domains.relations.sealing import Told
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui import forms


class Denounce(forms.Form):
    def __init__(self, *args: Any, catalogue: Snapshot, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = sorted((words.said(each.name), code) for code, each in catalogue.authorities.items())
        authority = self.fields["authority"]
        if isinstance(authority, forms.LongChoiceField):
            authority.choices = [("", _("Je ne sais pas")), *((code, name) for name, code in named)]

    authority = forms.LongChoiceField(
        label=_("Quelle administration ?"), help_text=_("Ceux qui y travaillent ne liront pas ceci."), required=False
    )
    service = forms.TextField(label=_("Pour quel service ou quel papier ?"), required=False)
    office = forms.TextField(label=_("Dans quel bureau, à quel endroit ?"), required=False)
    when = forms.TextField(
        label=_("Quand ?"), help_text=_("Par exemple : mardi matin, ou début novembre."), required=False
    )
    asked = forms.TextField(label=_("Qu’est-ce qui a été demandé ?"), required=False)
    amount = forms.MoneyField(label=_("Combien, si c’était de l’argent ?"), required=False)
    told = forms.LongTextField(
        label=_("Ce qui s’est passé"),
        help_text=_("N’écrivez pas votre nom, ni rien qui vous ferait reconnaître."),
        max_length=3000,
    )
    once = forms.OnceField()


def told(form: Denounce) -> Told:
    """What a valid form says."""
    return Told(**{name: value for name, value in form.cleaned_data.items() if name != "once"})


class Follow(forms.Form):
    code = forms.TextField(
        label=_("Code de retour"), help_text=_("Douze signes, par exemple 7F3K-92QX-M4TB."), short=True
    )
    text = forms.LongTextField(
        label=_("Quelque chose à ajouter"),
        help_text=_("Laissez vide pour seulement lire la réponse."),
        max_length=3000,
        required=False,
    )
    once = forms.OnceField()
