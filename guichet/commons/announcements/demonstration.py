"""Announcements of the demonstration, invented and named so: one that screens show, one that waits for approval."""

from dataclasses import replace
from datetime import timedelta

from guichet.commons.announcements import operations as announcements
from guichet.commons.announcements.drafts import Draft, Words
from guichet.commons.announcements.models import Item
from guichet.commons.announcements.schedule import Schedule
from guichet.commons.announcements.vocabulary import Kind
from guichet.foundation.identity.viewer import HeldRole, Viewer
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.act import Act, Actor, ActorKind
from guichet.foundation.places.calendar import BENIN

AUTHORITY = "mtfp"
LASTS = timedelta(days=180)
SHOWN = Words(
    "Ici, on vous aide sans frais (annonce inventée)",
    "Le point focal lit, écrit et envoie avec vous. Il ne demande jamais d’argent.",
)
WAITING = Words(
    "Le centre ouvre aussi le samedi matin (annonce inventée)",
    "De 8 h 30 à 12 h 30, pour les retraits seulement.",
)


def furnish(act: Act) -> None:
    """Once: where something is written already, nothing is added."""
    if Item.objects.exists():
        return
    today = act.at.astimezone(BENIN).date()
    draft = Draft(AUTHORITY, Kind.ANNOUNCEMENT, SHOWN, Schedule(today, today + LASTS))
    writer, approver = _somebody("demo-ecrit", RoleKind.OFFICER), _somebody("demo-approuve", RoleKind.SUPERVISOR)
    shown = announcements.propose(draft=draft, staff=writer, act=_by(writer, act))
    announcements.approve(reference=shown.reference, staff=approver, act=_by(approver, act))
    announcements.propose(draft=replace(draft, words=WAITING), staff=writer, act=_by(writer, act))


def _somebody(reference: str, kind: RoleKind) -> Viewer:
    return Viewer(ActorKind.STAFF, reference, (HeldRole(kind, AUTHORITY),))


def _by(viewer: Viewer, act: Act) -> Act:
    return replace(act, actor=Actor(ActorKind.STAFF, viewer.reference))
