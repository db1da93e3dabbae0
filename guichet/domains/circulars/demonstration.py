"""A circular and an instruction of the demonstration: both invented, and named so."""

from datetime import timedelta

from guichet.domains.circulars import operations as circulars
from guichet.domains.circulars.drafts import NewCircular, NewInstruction
from guichet.domains.circulars.models import Circular
from guichet.domains.circulars.vocabulary import NATIONAL, READERS
from guichet.foundation.identity.viewer import HeldRole, Viewer
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.act import Act, ActorKind
from guichet.foundation.places.calendar import BENIN


def furnish(act: Act) -> None:
    """Once: where a circular is known already, nothing is added."""
    if Circular.objects.exists():
        return
    ministry = Viewer(ActorKind.STAFF, act.actor.reference, (HeldRole(RoleKind.ADMINISTRATOR),))
    today = act.at.astimezone(BENIN).date()
    circulars.sign(
        new=NewCircular(
            office=NATIONAL,
            number="DEMO 001",
            title="Accueil des personnes âgées (circulaire inventée)",
            text="Une chaise reste libre près du guichet. Qui ne peut attendre debout est reçu d’abord.",
            place=NATIONAL,
            roles=tuple(kind.value for kind in READERS),
            in_force_on=today,
        ),
        staff=ministry,
        act=act,
    )
    circulars.give(
        new=NewInstruction(
            office=NATIONAL,
            number="DEMO I-1",
            title="Compter les chaises des salles d’attente (instruction inventée)",
            text="Dites combien de chaises tiennent debout dans chaque centre, et combien il en manque.",
            due_on=today + timedelta(days=14),
            to=("BJ-MO",),
        ),
        staff=ministry,
        act=act,
    )
