"""The pages of whoever denounces a bribe."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.domains.relations.denouncing import Followed
from guichet.surfaces.portal.denouncing import forms
from guichet.surfaces.portal.trail import from_home
from guichet.surfaces.questions import denouncing as asked
from guichet.surfaces.questions.denouncing import Denounce
from guichet.surfaces.ui import wording
from guichet.surfaces.ui.frame import Frame, Way, frame
from guichet.surfaces.ui.parts import Link, Said


@dataclass(frozen=True, slots=True)
class StartPage:
    frame: Frame
    form: Denounce


@dataclass(frozen=True, slots=True, repr=False)
class GivenPage:
    """`code` is on this page only; `carried` says how it goes on from a centre, `follow` is where answers are read."""

    frame: Frame
    code: str
    carried: str
    follow: Link


@dataclass(frozen=True, slots=True)
class FollowPage:
    frame: Frame
    form: forms.Follow
    submit: str


@dataclass(frozen=True, slots=True)
class AnswersPage:
    frame: Frame
    reported: str
    added: bool
    thread: tuple[Said, ...]


def start(request: HttpRequest, form: Denounce) -> StartPage:
    description = _("On vous a demandé de l’argent ou un service en plus ? Dites-le ici, sans dire qui vous êtes.")
    shown = frame(request, title=_("Dénoncer une demande d’argent"), description=description, way=from_home())
    return StartPage(shown, form)


def given(request: HttpRequest, code: str) -> GivenPage:
    shown = frame(request, title=asked.title(), listed=False)
    return GivenPage(shown, code, asked.carried(), Link(_("Revenir avec un code"), asked.where_to_follow()))


def follow(request: HttpRequest, form: forms.Follow) -> FollowPage:
    shown = frame(request, title=_("Lire la réponse, ou ajouter quelque chose"), way=_back(), listed=False)
    return FollowPage(shown, form, _("Continuer"))


def answers(request: HttpRequest, found: Followed, *, added: bool) -> AnswersPage:
    who, what = _("L’inspection"), _("réponse")
    thread = (Said(mine=False, who=who, what=what, when=wording.day(each.on), text=each.text) for each in found.answers)
    return AnswersPage(
        frame=frame(request, title=_("Votre dénonciation"), way=_back(), listed=False),
        reported=wording.day(found.reported_on),
        added=added,
        thread=tuple(thread),
    )


def _back() -> Way:
    return Way(back=Link(_("Dénoncer une demande d’argent"), reverse("portal:denouncing:start")))
