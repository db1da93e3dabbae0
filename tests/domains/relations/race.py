"""The last hour of a desk, asked for by many at once on one real database: `python -m tests.domains.relations.race N`.

Each process asks with a code of its own; the desk has two seats.
"""

import os
import sys
from datetime import datetime, time, timedelta
from functools import partial

import django

from tests.factories.acts import NOON, an_act
from tests.foundation.work.processes import forked

DESK, SEATS = "PAR", 2


def ask(number: int) -> None:
    from guichet.domains.relations import operations as relations  # noqa: PLC0415 after django.setup
    from guichet.domains.relations.refusals import SlotFull  # noqa: PLC0415

    try:
        relations.book(asked=relations.Asked(DESK, _hour(), "autre", f"imprint {number}"), act=an_act(NOON))
    except SlotFull:
        return


def crowd(askers: int) -> None:
    from guichet.domains.relations import operations as relations  # noqa: PLC0415
    from guichet.foundation.identity.viewer import HeldRole, Viewer  # noqa: PLC0415
    from guichet.foundation.identity.vocabulary import RoleKind  # noqa: PLC0415
    from guichet.foundation.lib.act import ActorKind, PlaceId  # noqa: PLC0415
    from guichet.foundation.lib.operation import building  # noqa: PLC0415
    from guichet.foundation.places.models import OpeningHours  # noqa: PLC0415
    from guichet.foundation.places.vocabulary import CentreKind  # noqa: PLC0415
    from tests.factories.places import make_centre  # noqa: PLC0415

    centre = make_centre(DESK, slug="parakou", name="GSRU Parakou", kind=CentreKind.GSRU)
    with building():
        for weekday in range(1, 8):
            OpeningHours.objects.create(
                centre=centre, weekday=weekday, opens_at=time(8), closes_at=time(12), demonstration=True
            )
    head = Viewer(ActorKind.STAFF, "head", (HeldRole(RoleKind.SUPERVISOR, place=PlaceId(DESK)),))
    rule = relations.Rule(time(8), time(12), minutes=30, capacity=SEATS, days_ahead=14, grace=15)
    relations.set_rule(place=DESK, rule=rule, staff=head, act=an_act(NOON))
    children = [forked(partial(ask, number)) for number in range(askers)]
    if any(os.waitpid(child, 0)[1] for child in children):
        sys.exit("an asker failed")


def _hour() -> datetime:
    return (NOON + timedelta(days=3)).replace(hour=8, minute=0)


if __name__ == "__main__":
    django.setup()
    crowd(int(sys.argv[1]))
