"""What a node needs before it serves: its folder, its tables, its static files, its places and its catalogue."""

import time
from collections.abc import Callable

from django.conf import settings
from django.core.management import call_command
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from guichet.command import mending, publishing
from guichet.command.console import complain, say
from guichet.command.failures import in_one_sentence
from guichet.command.teams import teams
from guichet.command.year import telling
from guichet.commons.announcements import demonstration as speaking
from guichet.commons.catalogue.definition.reading import read_catalogue
from guichet.domains.circulars import demonstration as letters
from guichet.domains.network import demonstration as furnishing
from guichet.domains.network import opening
from guichet.domains.network import operations as network
from guichet.domains.relations import demonstration as receiving
from guichet.domains.supervision import demonstration as calling
from guichet.foundation.identity import demonstration
from guichet.foundation.lib.act import Surface, by_the_system
from guichet.foundation.lib.sqlcipher import key
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
    _step(_("réseau des centres"), load_network)
    _step(_("services"), publish_services)
    _step(_("personnes inventées"), settle_people)


def prepare_centre() -> None:
    """As `prepare`, but for the catalogue and the people, which come from the national node."""
    with in_one_sentence():
        settings.VAR.mkdir(parents=True, exist_ok=True)
        if settings.DEMONSTRATION:
            key.make(settings.CENTRE_KEY_FILE)
        _step(_("base de données"), mending.mend)
        _step(_("tables"), lambda: call_command("migrate", verbosity=0, interactive=False))
        _step(_("feuilles de style et scripts"), lambda: call_command("collectstatic", verbosity=0, interactive=False))
        _step(_("communes et centres"), load_places)
        mending.begin_epoch_after_a_copy()
    mending.refuse_unsafe_writing()


def _step(name: str, work: Callable[[], object]) -> None:
    started = time.monotonic()
    work()
    say(f"  {name:<32}{time.monotonic() - started:5.1f} s")


def load_places() -> None:
    act = by_the_system(at=timezone.now(), surface=Surface.COMMAND, process="demo")
    places.load_places(data=reading.read(), act=act)


def load_network() -> None:
    """At the national node alone: the sites of the centres, and those that are promised."""
    act = by_the_system(at=timezone.now(), surface=Surface.COMMAND, process="network")
    network.load(sites=opening.sites(), act=act)
    if settings.DEMONSTRATION:
        furnishing.furnish(act)
        letters.furnish(act)
        receiving.furnish(act)
        speaking.furnish(act)
        calling.furnish(act)


def settle_people() -> None:
    """In the demonstration only: everyone whom the circuits of the catalogue need, and one who asks."""
    if settings.DEMONSTRATION:
        act = by_the_system(at=timezone.now(), surface=Surface.COMMAND, process="demo")
        demonstration.settle(teams=teams(), act=act)


def begin_the_year() -> None:
    """In the demonstration only, unless it has a past already."""
    if settings.DEMO_YEAR:
        telling.begin(settings.DEMO_YEAR, timezone.now())


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
