"""`guichet recount`: the public figures held against what they are made of: requests, registers, messages."""

from collections.abc import Callable, Iterator
from dataclasses import astuple, dataclass
from typing import Annotated

import typer
from django.conf import settings
from django.utils.translation import gettext as _

from guichet.command.console import CHECKED_AND_WRONG, complain, say
from guichet.commons.indicators import counting as requests
from guichet.domains.relations import counting as messages
from guichet.domains.territory import counting as communes
from guichet.domains.territory.measures import FIELDS
from guichet.foundation.demonstration import clock
from guichet.foundation.lib.act import Act, Surface, by_the_system

Mend = Annotated[bool, typer.Option("--mend", help=_("Remplace ce qui diffère par ce qui vient d’être compté."))]


@dataclass(frozen=True, slots=True)
class Held:
    """Figures held against what they are made of, in the words of each that differs; `recount` mends them."""

    differences: list[str]
    right: str
    wrong: str
    recount: Callable[[Act], object]


def run(mend: Mend = False) -> None:  # noqa: FBT002 an option of the command line
    """Ends with 1 when a figure differs and is not mended. Registers and messages are all at the hub alone."""
    act = by_the_system(at=clock.now(), surface=Surface.COMMAND, process="recount")
    held = [_requests(act), *((_communes(act), _messages(act)) if settings.NODE == "hub" else ())]
    for each in held:
        _tell(each)
    differing = [each for each in held if each.differences]
    if not differing:
        return
    if not mend:
        raise typer.Exit(CHECKED_AND_WRONG)
    for each in differing:
        each.recount(act)
    say(_("Tous les jours sont comptés de nouveau."))


def _requests(act: Act) -> Held:
    found = [_of_a_request(each) for each in requests.differences(act)]
    right, wrong = _("Chaque chiffre est bien celui des demandes."), _("%d chiffres diffèrent des demandes.")
    return Held(found, right, wrong, requests.recount)


def _communes(act: Act) -> Held:
    right = _("Chaque chiffre de la carte est bien celui des registres.")
    return Held(list(_of_communes(act)), right, _("%d chiffres de la carte diffèrent des registres."), communes.recount)


def _messages(act: Act) -> Held:
    found = [
        _told(f"{each.month:%Y-%m}", each.key, each.figure, each.kept, each.found)
        for each in messages.differences(act.at)
    ]
    right, wrong = _("Chaque chiffre des messages est bien le leur."), _("%d chiffres diffèrent des messages.")
    return Held(found, right, wrong, messages.recount)


def _tell(held: Held) -> None:
    if not held.differences:
        say(held.right)
        return
    for each in held.differences:
        complain(each)
    complain(held.wrong % len(held.differences))


def _of_a_request(each: requests.Difference) -> str:
    counted = each.counted
    split = (counted.commune, counted.motive, str(counted.bucket) if counted.bucket else "")
    figure = " ".join(filter(None, (counted.measure.value, *split)))
    return _told(each.day.isoformat(), counted.service, figure, each.kept, each.found)


def _of_communes(act: Act) -> Iterator[str]:
    """Days by their date, months as « 2026-11 »: a line a figure."""
    for each in communes.differences(act):
        yield from _figures(each, each.on.isoformat())
    for each in communes.differences_of_months():
        yield from _figures(each, f"{each.on:%Y-%m}")


def _figures(each: communes.Difference, when: str) -> Iterator[str]:
    for name, kept, found in zip(FIELDS, astuple(each.kept), astuple(each.found), strict=True):
        if kept != found:
            yield _told(when, each.commune, name, kept, found)


def _told(when: str, of: str, figure: str, kept: int, found: int) -> str:
    said = {"day": when, "service": of, "figure": figure, "kept": kept, "found": found}
    return _("%(day)s %(service)s %(figure)s\u00a0: gardé %(kept)d, compté %(found)d.") % said
