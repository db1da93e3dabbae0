"""What an office writes in a circular."""

from collections.abc import Collection, Iterable
from typing import Any

from django.utils.translation import gettext as _

from guichet.domains.circulars import papers
from guichet.domains.circulars.around import Around
from guichet.domains.circulars.drafts import NewCircular, Paper
from guichet.domains.circulars.models.circulars import LONGEST_NUMBER, LONGEST_TEXT, LONGEST_TITLE
from guichet.domains.circulars.queries import Numbered
from guichet.domains.circulars.vocabulary import READERS
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.surfaces.ui import circulars as words
from guichet.surfaces.ui import forms

KINDS = (".pdf", ".jpg", ".jpeg", ".png")
EVERYBODY = "tous"


class Sign(forms.Form):
    def __init__(self, office: str, where: Around, former: Collection[Numbered], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, initial={"roles": [RoleKind.FOCAL_POINT.value]}, **kwargs)
        self.office = office
        told = _("Comme votre service l’écrit : « 012/2026/MTFP ».")
        self.add("number", forms.TextField(label=_("Référence"), help_text=told, max_length=LONGEST_NUMBER))
        self.add("title", forms.TextField(label=_("Objet"), max_length=LONGEST_TITLE))
        self.add("text", forms.LongTextField(label=_("Texte"), max_length=LONGEST_TEXT))
        places = forms.LongChoiceField(label=_("À qui elle s’adresse"), choices=list(_places(office, where)))
        self.add("place", places)
        kinds = [(kind.value, kind.label) for kind in READERS]
        self.add("roles", forms.ManyChoicesField(label=_("Qui doit la lire"), choices=kinds))
        self.add("in_force_on", forms.DateField(label=_("En vigueur à partir du")))
        if former:
            replaced = [(each.reference, each.number) for each in former]
            field = forms.LongChoiceField(label=_("Circulaire qu’elle remplace"), choices=replaced, required=False)
            self.add("replaces", field)
        for position in range(1, papers.MOST + 1):
            label = _("Pièce jointe %(number)s") % {"number": position}
            self.add(f"paper_{position}", forms.FileField(label=label, kinds=KINDS, heaviest=2, required=False))

    def sent(self) -> tuple[tuple[str, Any], ...]:
        """The files that came, each with the name of its field."""
        names = [f"paper_{position}" for position in range(1, papers.MOST + 1)]
        return tuple((name, self.cleaned_data[name]) for name in names if self.cleaned_data.get(name))

    def new(self, kept: tuple[Paper, ...]) -> NewCircular:
        said = self.cleaned_data
        return NewCircular(
            office=self.office,
            number=said["number"].strip(),
            title=said["title"].strip(),
            text=said["text"].strip(),
            place="" if said["place"] == EVERYBODY else said["place"],
            roles=tuple(said["roles"]),
            in_force_on=said["in_force_on"],
            papers=kept,
            replaces=said.get("replaces", ""),
        )


def _places(office: str, where: Around) -> Iterable[tuple[str, str]]:
    yield office or EVERYBODY, words.place(office, where.names)
    if not office:
        yield from ((code, _department(where.names[code])) for code in where.departments)
    yield from ((code, where.names[code]) for code in where.centres_of(office))


def _department(name: str) -> str:
    return _("Les centres du département %(name)s") % {"name": name}
