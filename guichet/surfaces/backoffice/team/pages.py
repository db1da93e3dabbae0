"""The people of an office, with until when, and what its supervisor may change of them."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.domains.casework.policies import GIVEN_BY_SUPERVISORS, TREATING
from guichet.domains.casework.supervision import Office
from guichet.foundation.identity.queries import Member
from guichet.foundation.places.calendar import ONE_DAY
from guichet.surfaces.backoffice import navigation
from guichet.surfaces.backoffice.team import forms
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui import wording
from guichet.surfaces.ui.frame import Frame, Way, frame
from guichet.surfaces.ui.parts import Link


@dataclass(frozen=True, slots=True)
class MemberLine:
    """`removable`: a role at this very office, of a kind that supervisors give."""

    reference: str
    name: str
    kind: str
    what: str
    removable: bool


@dataclass(frozen=True, slots=True)
class TeamPage:
    frame: Frame
    lines: tuple[MemberLine, ...]
    form: forms.Add
    refusal: str
    submit: str
    remove: str


def team(request: HttpRequest, office: Office, members: tuple[Member, ...], form: forms.Add, refusal: str) -> TeamPage:
    title = words.said(office.title) or office.unit
    return TeamPage(
        frame=frame(
            request,
            title=_("%(office)s : l’équipe") % {"office": title},
            way=Way(back=Link(_("Files d’attente"), reverse("backoffice:supervision:loads"))),
            navigation=navigation.signed_in(request),
            listed=False,
        ),
        lines=tuple(_line(each) for each in members if each.kind in TREATING),
        form=form,
        refusal=refusal,
        submit=_("Ajouter à l’équipe"),
        remove=reverse("backoffice:team:remove", args=[office.authority, office.unit]),
    )


def _line(member: Member) -> MemberLine:
    what = [str(member.kind.label)]
    if not member.unit:
        what.append(_("pour toute l’autorité"))
    if member.until_on:
        what.append(_("jusqu’au %(day)s") % {"day": wording.day(member.until_on - ONE_DAY)})
    removable = bool(member.unit) and member.kind in GIVEN_BY_SUPERVISORS
    return MemberLine(member.reference, member.name, member.kind.value, ", ".join(what), removable)
