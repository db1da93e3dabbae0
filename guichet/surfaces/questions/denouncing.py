"""Denouncing a bribe, on the portal and on a kiosk: what is asked, never who they are, and how it is sent."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from guichet.commons.catalogue.snapshot import Snapshot
from guichet.commons.intake.tickets import node
from guichet.domains.relations import denouncing
from guichet.domains.relations.limiting import Counter
from guichet.domains.relations.sealing import Told
from guichet.foundation.demonstration import clock
from guichet.foundation.lib.act import Act, Surface
from guichet.surfaces.access.visits import network_of
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui import forms

WRITTEN = Counter()


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


def send(request: HttpRequest, form: Denounce, surface: Surface) -> str:
    """The return code of what a valid form says.

    Raises TooMany, NothingTold, and before the first key KeeperUnavailable.
    """
    WRITTEN.count(network_of(request), clock.now())
    told = {name: value for name, value in form.cleaned_data.items() if name != "once"}
    return denouncing.denounce(Told(**told), act(surface), form.cleaned_data["once"])


def title() -> str:
    """Of the page that shows the code: what has become of it, at the national node and at a centre."""
    there = _("C’est sous pli, pour l’inspection")
    return str(_("C’est transmis à l’inspection") if node.is_national() else there)


def carried() -> str:
    """At a centre, how it goes on; nothing at the national node."""
    there = _("Personne de ce centre ne peut le lire. Le pli part avec la prochaine liaison vers le portail national.")
    return "" if node.is_national() else str(there)


def where_to_follow() -> str:
    """Answers are read at the national node alone: its address, from wherever the page is."""
    return f"{node.address_for_phones()}{reverse('portal:denouncing:follow')}"


def act(surface: Surface) -> Act:
    """Built of nothing that the request says of who makes it."""
    return denouncing.nobody(clock.now(), surface)
