"""What a node needs before it serves: its folder, its tables, its static files, its places and its catalogue."""

import time
from collections.abc import Callable, Iterator

from django.conf import settings
from django.core.management import call_command
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from guichet.command import publishing
from guichet.command.console import complain, say
from guichet.command.failures import in_one_sentence
from guichet.commons.catalogue import queries as catalogue
from guichet.commons.catalogue.definition.circuit import Circuit
from guichet.commons.catalogue.definition.reading import read_catalogue
from guichet.foundation.identity import demonstration
from guichet.foundation.identity.demonstration import Post, Team
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.act import Surface, by_the_system
from guichet.foundation.places import operations as places
from guichet.foundation.places import reading

TOLD = 5


def prepare() -> None:
    """Raises Refused when the disk, the database or the data files do not allow it."""
    publishing.refuse_missing(settings.SERVICES)
    with in_one_sentence():
        _prepare()


def _prepare() -> None:
    settings.VAR.mkdir(parents=True, exist_ok=True)
    _step(_("tables"), lambda: call_command("migrate", verbosity=0, interactive=False))
    _step(_("feuilles de style et scripts"), lambda: call_command("collectstatic", verbosity=0, interactive=False))
    _step(_("communes et centres"), load_places)
    _step(_("services"), publish_services)
    _step(_("personnes inventées"), settle_people)


def _step(name: str, work: Callable[[], object]) -> None:
    started = time.monotonic()
    work()
    say(f"  {name:<32}{time.monotonic() - started:5.1f} s")


def load_places() -> None:
    act = by_the_system(at=timezone.now(), surface=Surface.COMMAND, process="demo")
    places.load_places(data=reading.read(), act=act)


def settle_people() -> None:
    """In the demonstration only: everyone whom the circuits of the catalogue need, and one who asks."""
    if settings.DEMONSTRATION:
        act = by_the_system(at=timezone.now(), surface=Surface.COMMAND, process="demo")
        demonstration.settle(teams=_teams(), act=act)


def _teams() -> Iterator[Team]:
    for sheet in catalogue.current().sheets.values():
        if sheet.service.procedure is not None:
            yield Team(sheet.code, tuple(_posts(sheet.service.authority, sheet.service.procedure.circuit)))


def _posts(authority: str, circuit: Circuit) -> Iterator[Post]:
    """Whoever treats a step at its unit; whoever watches over each unit; whoever gives an opinion."""
    at = {unit.code: unit.authority or authority for unit in circuit.units}
    for step in circuit.steps:
        yield Post(RoleKind(step.role), at[step.unit], step.unit)
        yield from (Post(RoleKind.EXPERT, authority, opinion.body) for opinion in step.opinions)
    yield from (Post(RoleKind.SUPERVISOR, held_at, unit) for unit, held_at in at.items())


def publish_services() -> None:
    """Publish the service files, or say their faults and keep the catalogue as it stands."""
    found = read_catalogue(settings.SERVICES)
    faults = [fault for fault in found.faults if fault.is_error]
    for fault in faults:
        complain(fault.in_language(get_language() or "fr"))
    if faults:
        complain(_("Le catalogue reste tel qu’il était."))
        return
    publication = publishing.publish(found, process="demo")
    _tell(_("publié"), publication.published + publication.reinstated)
    _tell(_("retiré"), publication.withdrawn)


def _tell(outcome: str, codes: tuple[str, ...]) -> None:
    for code in codes[:TOLD]:
        say(f"  {outcome} : {code}")
    more = len(codes) - TOLD
    if more > 0:
        sentence = ngettext("%(outcome)s : %(count)d autre", "%(outcome)s : %(count)d autres", more)
        say("  " + sentence % {"outcome": outcome, "count": more})
