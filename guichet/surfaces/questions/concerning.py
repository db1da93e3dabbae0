"""Writing to the desk of relations with users, by oneself or through staff: what is asked, and how it is sent."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from guichet.commons.catalogue.definition.base import Text
from guichet.commons.catalogue.definition.questions import FileQuestion
from guichet.commons.catalogue.snapshot import Snapshot
from guichet.commons.intake.uploads import checking
from guichet.domains.relations import concerning, routing
from guichet.domains.relations.concerning import Given, Said
from guichet.domains.relations.models.concerns import HIGHEST_SCORE
from guichet.domains.relations.vocabulary import Channel, ConcernKind, Sex
from guichet.domains.relations.wording import Contact, Piece, Words
from guichet.foundation.identity import formats
from guichet.foundation.lib.act import Act
from guichet.foundation.places import references
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui import forms

PIECE = FileQuestion(type="file", name="piece", label=Text(fr="Une pièce", en="A paper"))
NOT_A_SCORE = _("Une note va de 0 à 10.")
BETWEEN = [MinValueValidator(0, NOT_A_SCORE), MaxValueValidator(HIGHEST_SCORE, NOT_A_SCORE)]


class Write(forms.Form):
    def __init__(self, *args: Any, catalogue: Snapshot, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer("theme", [(code, words.said(each.name)) for code, each in routing.themes().items()])
        self._offer("service", [(code, words.said(each.service.title)) for code, each in catalogue.sheets.items()])
        named = sorted((words.said(each.name), code) for code, each in catalogue.authorities.items())
        self._offer("about", [(code, name) for name, code in named])

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
    given = form.cleaned_data
    said = Said(
        kind=ConcernKind(given["kind"]),
        theme=given["theme"],
        words=Words(given["text"], given["name"], given["matricule"], _piece(given["piece"])),
        channel=channel,
        service=given["service"],
        case=given["case"],
        about=given["about"],
        sex=given["sex"],
        contact=Contact(formats.phone(given["phone"]) or "", formats.email(given["email"]) or ""),
        language=get_language() or "fr",
    )
    return concerning.send(said, given["once"], act)


def has_its_own_way(form: Write) -> bool:
    """A complaint about a request has one clock already, that of the request: it is made there."""
    return form.cleaned_data["kind"] == ConcernKind.COMPLAINT and bool(form.cleaned_data["case"])


def _piece(file: "UploadedFile[Any] | None") -> Piece | None:
    """Judged and kept like any file of a request; one that waits in quarantine is not shown to the desk."""
    if file is None:
        return None
    checked = checking.check(file.read(), name=file.name or "", question=PIECE)
    copy = checked.copy
    return Piece(checked.name, checked.kind, copy["place"], copy["key"]) if copy else None
