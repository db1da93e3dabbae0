"""What is asked of whoever opens, weighs or closes an incident."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from guichet.commons.announcements.queries import Shown
from guichet.domains.network.queries import StockFacts
from guichet.domains.reception.vocabulary import IncidentKind
from guichet.domains.supervision.queries import Person
from guichet.domains.supervision.vocabulary import LONGEST_MOTIVE, LONGEST_NOTE, Office, Severity
from guichet.surfaces.ui import forms

SEVERITIES = [(str(value), label) for value, label in Severity.choices]


class Start(forms.Form):
    about = forms.ChoiceField(label=_("De quoi s’agit-il"), choices=IncidentKind.choices)
    severity = forms.ChoiceField(label=_("Gravité"), choices=SEVERITIES)
    told = forms.LongTextField(label=_("Ce qui ne va pas"), max_length=1000)


class Weigh(forms.Form):
    severity = forms.ChoiceField(label=_("Gravité"), choices=SEVERITIES)


class Close(forms.Form):
    done = forms.LongTextField(label=_("Ce qui a été fait"), max_length=1000)


HOURS = [
    ("1", _("une heure")),
    ("4", _("quatre heures")),
    ("24", _("un jour")),
    ("72", _("trois jours")),
]


class Order(forms.Form):
    motive = forms.LongTextField(
        label=_("Pourquoi"),
        help_text=_("Le point focal du centre le lit, et l’histoire du centre le garde."),
        max_length=LONGEST_MOTIVE,
    )
    lasts = forms.ChoiceField(
        label=_("À faire en moins de"),
        help_text=_("Ensuite l’ordre est abandonné : une coupure ne le fera pas surgir plus tard."),
        choices=HOURS,
        initial="24",
    )


class Pin(Order):
    """With the announcement that is to stand alone, of those approved for that centre."""

    def __init__(self, shown: Sequence[Shown], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(each.reference, each.draft.words.title) for each in shown]
        told = gettext("Celles qui sont approuvées pour ce centre aujourd’hui.")
        self.add(
            "item", forms.LongChoiceField(label=gettext("Annonce à montrer seule"), choices=choices, help_text=told)
        )
        lasting = [*HOURS, ("168", gettext("sept jours"))]
        self.add("shown_for", forms.ChoiceField(label=gettext("Pendant"), choices=lasting, initial="24"))
        self.order_fields(["item", "shown_for", "motive", "lasts"])


class Note(forms.Form):
    note = forms.LongTextField(
        label=_("Ce qui s’est dit"),
        help_text=_("Facultatif. Sans nommer d’usager."),
        max_length=LONGEST_NOTE,
        required=False,
    )


class Numbers(forms.Form):
    """One an office; an empty one is taken away."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for office in Office:
            self.add(office.value, forms.PhoneField(label=str(office.label).capitalize(), required=False))


class Assign(forms.Form):
    """To one of those who are over the centre."""

    def __init__(self, people: Sequence[Person], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(each.reference, each.name) for each in people]
        self.add("owner", forms.LongChoiceField(label=gettext("À qui"), choices=choices))


class Target(forms.Form):
    last_on = forms.DateField(label=_("À clore avant la fin du"))
    why = forms.LongTextField(label=_("Pourquoi ce délai"), max_length=300)


class Visit(forms.Form):
    """One of those that the register of the network has for the centre."""

    def __init__(self, visits: Sequence[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        told = gettext("Une visite se planifie d’abord sur la fiche du site, dans le réseau.")
        self.add("visit", forms.LongChoiceField(label=gettext("Visite"), choices=visits, help_text=told))


class Part(forms.Form):
    """Of the centre's stock, or of anywhere else by its name."""

    def __init__(self, stock: Sequence[StockFacts], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        left = gettext("%(supply)s (il en reste %(level)s)")
        choices = [(each.supply.value, left % {"supply": each.supply.label, "level": each.level}) for each in stock]
        told = gettext("Ce qui est pris au stock du centre en est retiré.")
        self.add(
            "supply",
            forms.LongChoiceField(
                label=gettext("Prise au stock du centre"), choices=choices, required=False, help_text=told
            ),
        )
        self.order_fields(["supply", "name", "quantity", "once"])

    name = forms.TextField(
        label=_("Autre pièce"), help_text=_("Quand elle ne vient pas du stock."), max_length=500, required=False
    )
    quantity = forms.NumberField(label=_("Combien"))
    once = forms.OnceField()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("supply") and not cleaned.get("name"):
            self.add_error("name", gettext("Choisissez une fourniture du stock, ou nommez la pièce."))
        return cleaned
