"""The pages of whoever writes to the desk of relations with users."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.commons.catalogue import queries as catalogue
from guichet.domains.relations.concerning import Exchanged, Followed, Given
from guichet.domains.relations.vocabulary import Side
from guichet.surfaces.portal.concerns import forms
from guichet.surfaces.portal.trail import from_home
from guichet.surfaces.questions.concerning import Write
from guichet.surfaces.ui import catalogue_words, wording
from guichet.surfaces.ui.frame import Frame, Way, frame
from guichet.surfaces.ui.parts import Link, Said, SummaryRow


@dataclass(frozen=True, slots=True)
class StartPage:
    frame: Frame
    form: Write


@dataclass(frozen=True, slots=True, repr=False)
class GivenPage:
    """`code` is on this page only."""

    frame: Frame
    code: str
    rows: tuple[SummaryRow, ...]


@dataclass(frozen=True, slots=True)
class FollowPage:
    frame: Frame
    form: forms.Follow
    submit: str


@dataclass(frozen=True, slots=True)
class FollowedPage:
    """`form` is None when nothing is left to do."""

    frame: Frame
    rows: tuple[SummaryRow, ...]
    thread: tuple[Said, ...]
    form: forms.Follow | None


def start(request: HttpRequest, form: Write) -> StartPage:
    description = _("Une requête, une plainte, une question, une suggestion : une réponse dans les 30 jours.")
    return StartPage(
        frame(request, title=_("Écrire à l’administration"), description=description, way=from_home()), form
    )


def given(request: HttpRequest, found: Given) -> GivenPage:
    rows = (
        SummaryRow(_("Numéro"), found.reference),
        SummaryRow(_("Répond"), _authority(found.to)),
        SummaryRow(_("Au plus tard le"), wording.day(found.due_at)),
    )
    return GivenPage(frame(request, title=_("Votre message est arrivé"), listed=False), found.code, rows)


def follow(request: HttpRequest, form: forms.Follow) -> FollowPage:
    return FollowPage(frame(request, title=_("Suivre votre message"), way=_back(), listed=False), form, _("Continuer"))


def followed(request: HttpRequest, found: Followed, code: str) -> FollowedPage:
    only = (*(("delay", "result") if found.may_score else ()), *(("text",) if found.may_reopen else ()))
    return FollowedPage(
        frame=frame(
            request, title=_("Votre message %(number)s") % {"number": found.reference}, way=_back(), listed=False
        ),
        rows=tuple(_rows(found)),
        thread=tuple(_said(each) for each in found.lines),
        form=forms.Follow(initial={"code": code}, only=only) if only else None,
    )


def _rows(found: Followed) -> list[SummaryRow]:
    late = _("En retard : l’administration au-dessus en est saisie") if found.is_late else ""
    rows = [
        SummaryRow(_("État"), late or str(found.state.label).capitalize()),
        SummaryRow(_("Répond"), _authority(found.to)),
        SummaryRow(_("Réponse au plus tard le"), wording.day(found.due_at)),
    ]
    for moved in found.moves:
        why = moved.motive or _("elle était en retard")
        rows.append(SummaryRow(_("Transmis à %(whom)s") % {"whom": _authority(moved.to)}, why))
    if found.scores:
        both = _("%(delay)s sur 10 pour le délai, %(result)s sur 10 pour la réponse")
        rows.append(SummaryRow(_("Votre note"), both % {"delay": found.scores[0], "result": found.scores[1]}))
    return rows


def _said(line: Exchanged) -> Said:
    mine = line.side is Side.PERSON
    who, what = (_("Vous"), _("message")) if mine else (_("L’administration"), _("réponse"))
    return Said(mine=mine, who=who, what=what, when=wording.day(line.at), text=line.words.text)


def _authority(code: str) -> str:
    found = catalogue.current().authorities.get(code)
    return catalogue_words.said(found.name) if found else code


def _back() -> Way:
    return Way(back=Link(_("Écrire à l’administration"), reverse("portal:concerns:start")))
