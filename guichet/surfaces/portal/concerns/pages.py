"""The pages of whoever writes to the desk of relations with users."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.commons.catalogue import queries as catalogue
from guichet.domains.relations import routing
from guichet.domains.relations.concerning import Exchanged, Followed, Given
from guichet.domains.relations.knowledge import Found
from guichet.domains.relations.vocabulary import Side
from guichet.surfaces.portal.concerns import forms
from guichet.surfaces.portal.help.pages import Result, result
from guichet.surfaces.portal.trail import from_home
from guichet.surfaces.questions import concerning as asked
from guichet.surfaces.questions.concerning import Write
from guichet.surfaces.ui import catalogue_words, wording
from guichet.surfaces.ui.frame import Frame, Way, frame
from guichet.surfaces.ui.parts import Link, Said, SummaryRow


@dataclass(frozen=True, slots=True)
class StartPage:
    """`results` is None before anything was typed, `corrected` what was searched when a typo was forgiven."""

    frame: Frame
    query: str
    corrected: str
    results: tuple[Result, ...] | None


@dataclass(frozen=True, slots=True)
class WritePage:
    frame: Frame
    form: Write


@dataclass(frozen=True, slots=True)
class SettledPage:
    frame: Frame


@dataclass(frozen=True, slots=True, repr=False)
class GivenPage:
    """`code` is on this page only; `held` says that a file was not kept."""

    frame: Frame
    code: str
    rows: tuple[SummaryRow, ...]
    held: tuple[str, str] | None


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


def start(request: HttpRequest, query: str, found: Sequence[Found]) -> StartPage:
    description = _("Une requête, une plainte, une question, une suggestion : une réponse dans les 30 jours.")
    shown = frame(
        request, title=_("Écrire à l’administration"), description=description, way=from_home(), listed=not query
    )
    corrected = next((each.understood for each in found[:1]), "")
    return StartPage(shown, query, corrected, tuple(result(each) for each in found) if query else None)


def write(request: HttpRequest, form: Write) -> WritePage:
    description = _("Vous recevez un code. Lui seul mène à la réponse, dans les 30 jours.")
    return WritePage(frame(request, title=_("Votre message"), description=description, way=_back(), listed=False), form)


def settled(request: HttpRequest) -> SettledPage:
    return SettledPage(frame(request, title=_("C’est noté, sans rien garder de vous"), way=_back(), listed=False))


def given(request: HttpRequest, found: Given) -> GivenPage:
    rows = (
        SummaryRow(_("Numéro"), found.reference),
        SummaryRow(_("Répond"), _authority(found.to)),
        SummaryRow(_("Au plus tard le"), wording.day(found.due_at)),
    )
    held = asked.held_back(found.held) if found.held else None
    return GivenPage(frame(request, title=_("Votre message est arrivé"), listed=False), found.code, rows, held)


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
    if found.lines[0].words.held:
        rows.append(SummaryRow(_("Pièce qui n’a pas été gardée"), found.lines[0].words.held))
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
    return catalogue_words.said(routing.name_of(catalogue.current(), code)) or code


def _back() -> Way:
    return Way(back=Link(_("Écrire à l’administration"), reverse("portal:concerns:start")))
