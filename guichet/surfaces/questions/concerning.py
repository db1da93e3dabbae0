"""Writing to the desk of relations with users, by oneself or through staff: what is asked, and how it is sent."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from guichet.commons.catalogue.definition.base import Text
from guichet.commons.catalogue.definition.questions import FileQuestion
from guichet.commons.catalogue.snapshot import Snapshot
from guichet.commons.intake.uploads import checking, store
from guichet.domains.relations import concerning, routing
from guichet.domains.relations.concerning import Given, Said
from guichet.domains.relations.limiting import Counter
from guichet.domains.relations.models.concerns import HIGHEST_SCORE
from guichet.domains.relations.refusals import TooManyConcerns
from guichet.domains.relations.vocabulary import Channel, ConcernKind, Sex
from guichet.domains.relations.wording import Contact, Piece, Words
from guichet.foundation.identity import formats
from guichet.foundation.lib.act import Act
from guichet.foundation.places import queries as places
from guichet.foundation.places import references
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui import forms

PIECE = FileQuestion(type="file", name="piece", label=Text(fr="Une pièce", en="A paper"))
NOT_A_SCORE = _("Une note va de 0 à 10.")
# Of one network in an hour, whatever door they come in by. A centre's Wi-Fi is one network for all its visitors.
WRITTEN = Counter(most=20, refusal=TooManyConcerns)
BETWEEN = [MinValueValidator(0, NOT_A_SCORE), MaxValueValidator(HIGHEST_SCORE, NOT_A_SCORE)]


class Write(forms.Form):
    def __init__(self, *args: Any, catalogue: Snapshot, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer("theme", [(code, words.said(each.name)) for code, each in routing.themes().items()])
        self._offer("service", [(code, words.said(each.service.title)) for code, each in catalogue.sheets.items()])
        named = sorted((words.said(name), code) for code, name in routing.named(catalogue).items())
        self._offer("about", [(code, name) for name, code in named])
        self._offer("department", [(each.code, each.name) for each in places.departments()])

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.LongChoiceField):
            field.choices = [("", _("Choisissez")), *choices]

    kind = forms.ChoiceField(label=_("Que voulez-vous nous dire ?"), choices=ConcernKind.choices)
    theme = forms.LongChoiceField(label=_("De quoi s’agit-il ?"))
    service = forms.LongChoiceField(label=_("Pour quel service ?"), required=False)
    about = forms.LongChoiceField(
        label=_("Si c’est une plainte, contre quelle administration ?"),
        help_text=_("Ce n’est jamais elle qui répond."),
        required=False,
    )
    case = forms.TextField(label=_("Référence d’une demande"), short=True, required=False)
    matricule = forms.TextField(
        label=_("Numéro matricule"),
        help_text=_("Nécessaire pour une carrière ou une formation d’agent de l’État."),
        short=True,
        required=False,
    )
    department = forms.LongChoiceField(
        label=_("Dans quel département travaillez-vous ?"),
        help_text=_("Pour une carrière ou une formation : le guichet de ce département répond, s’il y en a un."),
        required=False,
    )
    text = forms.LongTextField(label=_("Votre message"), max_length=3000)
    piece = forms.FileField(label=_("Une pièce"), help_text=_("PDF, JPEG ou PNG, 5 Mo au plus."), required=False)
    name = forms.TextField(
        label=_("Votre nom"), help_text=_("Laissez vide pour ne pas le dire."), autocomplete="name", required=False
    )
    phone = forms.PhoneField(label=_("Téléphone"), help_text=_("Pour savoir quand nous avons répondu."), required=False)
    email = forms.EmailField(label=_("Adresse e-mail"), required=False)
    sex = forms.LongChoiceField(label=_("Vous êtes"), choices=Sex.choices, required=False)
    once = forms.OnceField()

    def clean_case(self) -> str:
        written = str(self.cleaned_data["case"])
        found = references.read(written) if written else ""
        if found is None:
            self.add_error("case", _("Ce n’est pas une référence. Relisez-la sur le reçu, ou laissez vide."))
        return found or ""


def send(form: Write, act: Act, channel: Channel = Channel.ONLINE) -> Given:
    """What a valid form says. Raises FileRefused, NothingSaid, MatriculeNeeded, the keeper's refusals."""
    return concerning.send(said_in(form, channel), form.cleaned_data["once"], act)


def said_in(form: Write, channel: Channel) -> Said:
    """Raises FileRefused."""
    given = form.cleaned_data
    return Said(
        kind=ConcernKind(given["kind"]),
        theme=given["theme"],
        words=Words(given["text"], given["name"], given["matricule"], *piece(given.get("piece"))),
        channel=channel,
        service=given["service"],
        case=given.get("case", ""),
        about=given["about"],
        sex=given["sex"],
        contact=Contact(formats.phone(given["phone"]) or "", formats.email(given.get("email", "")) or ""),
        language=get_language() or "fr",
        department=given["department"],
    )


def has_its_own_way(form: Write) -> bool:
    """A complaint about a request has one clock already, that of the request: it is made there."""
    return form.cleaned_data["kind"] == ConcernKind.COMPLAINT and bool(form.cleaned_data["case"])


def held_back(name: str) -> tuple[str, str]:
    """To whoever sent a file that could not be checked: what was kept, and what to do."""
    title = _("Le fichier «\xa0%(name)s\xa0» n’a pas pu être contrôlé\xa0: il n’a pas été gardé.")
    then = _(
        "Vos mots sont arrivés, et la personne qui répond sait qu’une pièce manque. Montrez-la à un guichet des "
        "relations avec les usagers, ou écrivez de nouveau en la joignant en photo (JPEG ou PNG)."
    )
    return str(title) % {"name": name}, str(then)


def piece(file: "UploadedFile[Any] | None") -> tuple[Piece | None, str]:
    """Judged and kept like any file of a request. What waits in quarantine nobody would ever look at: it is erased,
    and its name goes along in its place.
    """
    if file is None:
        return None, ""
    checked = checking.check(file.read(), name=file.name or "", question=PIECE)
    if checked.copy is None:
        store.erase([checked.original["place"]])
        return None, checked.name
    return Piece(checked.name, checked.kind, checked.copy["place"], checked.copy["key"]), ""
