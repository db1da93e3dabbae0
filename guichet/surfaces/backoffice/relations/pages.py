"""The pages of the desk of relations with users."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.commons.catalogue import queries as catalogue
from guichet.domains.relations import routing
from guichet.domains.relations.concerning import Exchanged, Given
from guichet.domains.relations.desk import Answered, InHand, Waiting
from guichet.domains.relations.vocabulary import Channel, Side
from guichet.surfaces.backoffice import navigation
from guichet.surfaces.backoffice.relations import forms
from guichet.surfaces.questions import concerning as asked
from guichet.surfaces.ui import catalogue_words, wording
from guichet.surfaces.ui.forms import Form
from guichet.surfaces.ui.frame import Frame, Way, frame
from guichet.surfaces.ui.parts import Link, Said, SummaryRow


@dataclass(frozen=True, slots=True)
class DeskPage:
    frame: Frame
    rows: tuple[SummaryRow, ...]
    any: bool
    in_hand: str
    links: tuple[Link, ...]
    answered: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ReadPage:
    frame: Frame
    rows: tuple[SummaryRow, ...]
    thread: tuple[Said, ...]
    held: tuple[str, ...]
    pieces: tuple[Link, ...]
    beginnings: tuple[Link, ...]
    transfer: str
    form: forms.Answer


@dataclass(frozen=True, slots=True)
class FormPage:
    frame: Frame
    form: Form
    submit: str


@dataclass(frozen=True, slots=True, repr=False)
class RecordedPage:
    """`held` says that a file was not kept."""

    frame: Frame
    rows: tuple[SummaryRow, ...]
    code: str
    held: tuple[str, str] | None


def desk(request: HttpRequest, found: Waiting, answered: Sequence[Answered]) -> DeskPage:
    rows = (
        SummaryRow(_("En attente"), wording.number(found.count)),
        SummaryRow(_("Dont en retard"), wording.number(found.late)),
    )
    shown = frame(
        request, title=_("Relations avec les usagers"), navigation=navigation.signed_in(request), listed=False
    )
    links = (
        Link(_("Rendez-vous et passages aux guichets"), reverse("backoffice:appointments:desks")),
        Link(_("Saisir ce que dit une personne"), reverse("backoffice:relations:record")),
        Link(_("Saisir la note d’une personne"), reverse("backoffice:relations:score")),
    )
    return DeskPage(shown, rows, found.count > 0, found.in_hand, links, tuple(map(_to_propose, answered)))


def _to_propose(each: Answered) -> Link:
    text = _("%(number)s, répondu le %(day)s") % {"number": each.reference, "day": wording.day(each.answered_at)}
    return Link(text, f"{reverse('backoffice:knowledge:propose')}?{urlencode({'message': each.reference})}")


def read(request: HttpRequest, found: InHand, form: forms.Answer) -> ReadPage:
    here = reverse("backoffice:relations:read", args=[found.reference])
    return ReadPage(
        frame=_below(request, _("Message %(number)s") % {"number": found.reference}),
        rows=tuple(row for row in _rows(found) if row.value),
        thread=tuple(_said(each) for each in found.lines),
        held=tuple(_held(line.words.held) for line in found.lines if line.words.held),
        pieces=tuple(_pieces(found)),
        beginnings=tuple(
            Link(catalogue_words.said(each.title), f"{here}?modele={code}")
            for code, each in routing.beginnings().items()
        ),
        transfer=reverse("backoffice:relations:transfer", args=[found.reference]),
        form=form,
    )


def transfer(request: HttpRequest, reference: str, form: forms.Transfer) -> FormPage:
    return FormPage(
        _below(request, _("Transmettre le message %(number)s") % {"number": reference}), form, _("Transmettre")
    )


def record(request: HttpRequest, form: forms.Record) -> FormPage:
    return FormPage(_below(request, _("Saisir pour une personne")), form, _("Enregistrer"))


def score(request: HttpRequest, form: forms.Score) -> FormPage:
    return FormPage(_below(request, _("Saisir la note d’une personne")), form, _("Enregistrer"))


def recorded(request: HttpRequest, given: Given) -> RecordedPage:
    rows = (
        SummaryRow(_("Numéro"), given.reference),
        SummaryRow(_("Répond"), _authority(given.to)),
        SummaryRow(_("Au plus tard le"), wording.day(given.due_at)),
    )
    held = asked.held_back(given.held) if given.held else None
    return RecordedPage(_below(request, _("C’est enregistré")), rows, given.code, held)


def beginning(code: str) -> str:
    found = routing.beginnings().get(code)
    return catalogue_words.said(found.text) if found else ""


def _rows(found: InHand) -> tuple[SummaryRow, ...]:
    theme, sheet = routing.themes().get(found.theme), catalogue.current().sheets.get(found.service)
    first = found.lines[0].words
    return (
        SummaryRow(_("Nature"), str(found.kind.label).capitalize()),
        SummaryRow(_("Thème"), catalogue_words.said(theme.name) if theme else found.theme),
        SummaryRow(_("Service"), catalogue_words.said(sheet.service.title) if sheet else found.service),
        SummaryRow(_("Contre"), _authority(found.about) if found.about else ""),
        SummaryRow(_("Demande"), found.case),
        SummaryRow(_("Arrivé"), f"{Channel(found.channel).label}, {wording.day(found.opened_at)}"),
        SummaryRow(_("Réponse au plus tard le"), wording.day(found.due_at)),
        SummaryRow(_("Nom"), first.name),
        SummaryRow(_("Numéro matricule"), first.matricule),
    )


def _pieces(found: InHand) -> list[Link]:
    return [
        Link(line.words.piece.name, reverse("backoffice:relations:piece", args=[found.reference, number]))
        for number, line in enumerate(found.lines)
        if line.words.piece
    ]


def _held(name: str) -> str:
    missing = _("Une pièce manque\xa0: le fichier «\xa0%(name)s\xa0» n’a pas pu être contrôlé, et la personne le sait.")
    return missing % {"name": name}


def _said(line: Exchanged) -> Said:
    mine = line.side is Side.DESK
    who, what = (_("L’administration"), _("réponse")) if mine else (_("La personne"), _("message"))
    return Said(mine=mine, who=who, what=what, when=wording.day(line.at), text=line.words.text)


def _authority(code: str) -> str:
    return catalogue_words.said(routing.name_of(catalogue.current(), code)) or code


def _below(request: HttpRequest, title: str) -> Frame:
    back = Link(_("Relations avec les usagers"), reverse("backoffice:relations:desk"))
    return frame(request, title=title, way=Way(back=back), navigation=navigation.signed_in(request), listed=False)
