"""What is noted of a site and of what stands in it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guichet.domains.network import queries
from guichet.domains.network.drafts import (
    Lesson,
    NewContract,
    NewEquipment,
    NewMove,
    NewSubscription,
    NewVisit,
)
from guichet.domains.network.queries import ContractFacts, EquipmentFacts
from guichet.domains.network.shipped import Fact
from guichet.domains.network.vocabulary import EquipmentKind, EquipmentState, Move, SiteStatus, Supply
from guichet.foundation.identity.centres import Helper
from guichet.foundation.places import queries as places
from guichet.surfaces.ui import forms

LONGEST = 300
MOST = 1_000_000


def _titled(choices: Iterable[tuple[str, Any]]) -> list[tuple[str, Any]]:
    """Labels as they stand at the head of a line, in the language of the reader and not of the start."""
    return [(value, capfirst(label)) for value, label in choices]


class NoteStatus(forms.Form):
    status = forms.ChoiceField(label=gettext_lazy("État"), choices=_titled(SiteStatus.choices))
    since = forms.DateField(label=gettext_lazy("Depuis le"))
    exact = forms.YesNoField(
        label=gettext_lazy("Est-ce le jour même ?"),
        help_text=gettext_lazy("Non, si la source dit seulement que c’était fait à cette date."),
    )
    partner = forms.TextField(label=gettext_lazy("Partenaire"), max_length=120, required=False)
    note = forms.TextField(label=gettext_lazy("Remarque"), max_length=LONGEST, required=False)
    source = forms.TextField(
        label=gettext_lazy("Source"),
        help_text=gettext_lazy("Un acte, une lettre, un article avec sa date."),
        max_length=LONGEST,
    )

    def fact(self) -> Fact:
        said = self.cleaned_data
        return Fact(
            SiteStatus(said["status"]), said["since"], said["exact"], said["source"], said["partner"], said["note"]
        )


class PlaceSite(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        communes = sorted((each.name, each.code) for part in places.departments() for each in part.communes)
        choices = [(code, name) for name, code in communes]
        self.add("commune", forms.LongChoiceField(label=_("Commune"), choices=choices))


class Install(forms.Form):
    kind = forms.LongChoiceField(label=gettext_lazy("Équipement"), choices=_titled(EquipmentKind.choices))
    serial = forms.TextField(label=gettext_lazy("Numéro de série"), max_length=60, required=False)
    installed_on = forms.DateField(label=gettext_lazy("En service depuis le"))
    warranty_last_on = forms.DateField(label=gettext_lazy("Dernier jour de garantie"), required=False)
    life = forms.NumberField(
        label=gettext_lazy("Durée de vie prévue"), help_text=gettext_lazy("En années."), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.add("supplier", forms.LongChoiceField(label=_("Fournisseur"), choices=_suppliers(), required=False))

    def clean_life(self) -> int | None:
        return _at_most(self.cleaned_data["life"], 100)

    def new(self) -> NewEquipment:
        said = self.cleaned_data
        return NewEquipment(
            EquipmentKind(said["kind"]),
            said["installed_on"],
            said["serial"],
            said["supplier"],
            said["warranty_last_on"],
            said["life"],
        )


class ChangeEquipment(forms.Form):
    state = forms.ChoiceField(label=gettext_lazy("État"), choices=_titled(EquipmentState.choices))
    note = forms.TextField(label=gettext_lazy("Remarque"), max_length=LONGEST, required=False)


class Subscribe(forms.Form):
    starts_on = forms.DateField(label=gettext_lazy("Premier jour payé"))
    last_on = forms.DateField(label=gettext_lazy("Dernier jour payé"))
    quota = forms.NumberField(
        label=gettext_lazy("Volume par mois"), help_text=gettext_lazy("En gigaoctets."), required=False
    )
    price = forms.MoneyField(label=gettext_lazy("Prix par mois"), required=False)

    def clean_quota(self) -> int | None:
        return _at_most(self.cleaned_data["quota"], MOST)

    def new(self) -> NewSubscription:
        said = self.cleaned_data
        return NewSubscription(said["starts_on"], said["last_on"], said["quota"], said["price"])


class MoveStock(forms.Form):
    supply = forms.ChoiceField(label=gettext_lazy("Fourniture"), choices=_titled(Supply.choices))
    move = forms.ChoiceField(
        label=gettext_lazy("Ce qui s’est passé"),
        help_text=gettext_lazy("Un compte remplace ce que le registre croyait."),
        choices=_titled(Move.choices),
    )
    quantity = forms.NumberField(label=gettext_lazy("Combien"))
    once = forms.OnceField()

    def clean_quantity(self) -> int | None:
        return _at_most(self.cleaned_data["quantity"], MOST)

    def new(self) -> NewMove:
        said = self.cleaned_data
        return NewMove(Supply(said["supply"]), Move(said["move"]), said["quantity"], said["once"])


class SetThreshold(forms.Form):
    supply = forms.ChoiceField(label=gettext_lazy("Fourniture"), choices=_titled(Supply.choices))
    threshold = forms.NumberField(
        label=gettext_lazy("Seuil"), help_text=gettext_lazy("Quand il en reste moins, une alerte le dit.")
    )

    def clean_threshold(self) -> int | None:
        return _at_most(self.cleaned_data["threshold"], MOST)


class PlanVisit(forms.Form):
    planned_on = forms.DateField(label=gettext_lazy("Jour prévu"))
    about = forms.TextField(label=gettext_lazy("Pour quoi faire"), max_length=LONGEST)

    def __init__(self, contracts: Sequence[ContractFacts], held: Sequence[EquipmentFacts], *args: Any) -> None:
        super().__init__(*args)
        under = [(each.reference, each.supplier) for each in contracts]
        what = [(each.reference, f"{each.kind.label} {each.serial}".strip()) for each in held]
        self.add("contract", forms.LongChoiceField(label=_("Sous contrat avec"), choices=under, required=False))
        self.add("equipment", forms.LongChoiceField(label=_("Équipement"), choices=what, required=False))

    def new(self) -> NewVisit:
        said = self.cleaned_data
        return NewVisit(said["planned_on"], said["about"], said["contract"], said["equipment"])


class DoVisit(forms.Form):
    done_on = forms.DateField(label=gettext_lazy("Jour de la visite"))
    found = forms.LongTextField(label=gettext_lazy("Ce qui a été constaté et fait"), max_length=LONGEST)


class NoteTraining(forms.Form):
    title = forms.TextField(label=gettext_lazy("Formation"), max_length=120)
    on = forms.DateField(label=gettext_lazy("Jour"))
    source = forms.TextField(
        label=gettext_lazy("Source"), help_text=gettext_lazy("L’attestation, ou qui l’a donnée."), max_length=LONGEST
    )

    def __init__(self, helpers: Sequence[Helper], *args: Any) -> None:
        super().__init__(*args)
        named = [(each.reference, each.name) for each in helpers]
        self.add("staff", forms.LongChoiceField(label=_("Point focal"), choices=named))

    def lesson(self) -> Lesson:
        said = self.cleaned_data
        return Lesson(said["staff"], said["title"], said["on"], said["source"])


class NoteSupplier(forms.Form):
    name = forms.TextField(label=gettext_lazy("Nom de l’entreprise"), max_length=120)
    contact = forms.TextField(label=gettext_lazy("Comment la joindre"), max_length=200, required=False)


class NoteContract(forms.Form):
    covers = forms.LongTextField(label=gettext_lazy("Ce qui est couvert"), max_length=LONGEST)
    starts_on = forms.DateField(label=gettext_lazy("Premier jour"))
    last_on = forms.DateField(label=gettext_lazy("Dernier jour"))
    response = forms.NumberField(label=gettext_lazy("Délai d’intervention"), help_text=gettext_lazy("En heures."))
    source = forms.TextField(label=gettext_lazy("Source"), max_length=LONGEST)

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.add("supplier", forms.LongChoiceField(label=_("Fournisseur"), choices=_suppliers()))
        told = _("Sans réponse, tout le réseau.")
        where = forms.LongChoiceField(label=_("Où"), choices=list(_places()), required=False, help_text=told)
        self.add("place", where)

    def clean_response(self) -> int | None:
        return _at_most(self.cleaned_data["response"], 10_000)

    def new(self) -> NewContract:
        said = self.cleaned_data
        return NewContract(
            said["supplier"],
            said["place"],
            said["starts_on"],
            said["last_on"],
            said["covers"],
            said["response"],
            said["source"],
        )


def _places() -> Iterator[tuple[str, str]]:
    for department in places.departments():
        yield department.code, _("Le département %(name)s") % {"name": department.name}
    for centre in places.centres():
        yield centre.code, centre.name


def _suppliers() -> list[tuple[str, str]]:
    return [(each.reference, each.name) for each in queries.suppliers()]


def _at_most(number: int | None, most: int) -> int | None:
    """Raises ValidationError past it, or below nought."""
    if number is not None and not 0 <= number <= most:
        raise ValidationError(_("Écrivez un nombre de 0 à %(most)d."), params={"most": most})
    return number
