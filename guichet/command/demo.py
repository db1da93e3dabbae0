"""`guichet demo`: everything on one machine, prepared and started by one command, stopped by Ctrl-C."""

import signal
import time
from dataclasses import dataclass
from typing import Annotated
from urllib.error import URLError
from urllib.request import urlopen

import typer
from django.conf import settings
from django.utils.translation import gettext as _

from guichet.command import demo_centre, ports, preparing
from guichet.command.console import complain, refuse, say
from guichet.command.failures import in_one_sentence
from guichet.command.processes import Process, Processes
from guichet.command.watching import Watch
from guichet.foundation.demonstration import link
from guichet.foundation.demonstration import processes as supervised
from guichet.foundation.lib.refusal import Refused
from guichet.settings import profile

ADDRESS = "127.0.0.1"
SECONDS_TO_ANSWER = 120  # a loaded machine is slow, not broken
SECONDS_BETWEEN_LOOKS = 1

Centre = Annotated[bool, typer.Option(help=_("Ouvre aussi le nœud du centre de Lokossa."))]


@dataclass(frozen=True, slots=True)
class Addresses:
    """`site` is what people type; `local` the same by number, for programs."""

    port: int
    centre_port: int

    @property
    def centre(self) -> str:
        return f"http://lokossa.localhost:{self.centre_port}"

    @property
    def site(self) -> str:
        return f"http://localhost:{self.port}"

    @property
    def local(self) -> str:
        return f"http://{ADDRESS}:{self.port}"


def run(port: ports.Port = 8000, centre: Centre = True) -> None:  # noqa: FBT002 typer's flag
    signal.signal(signal.SIGTERM, _interrupt)
    addresses = _addresses(port)
    try:
        watch = Watch(settings.SERVICES)  # what is written from here on is followed
        preparing.prepare()
        preparing.begin_the_year()
        _serve(addresses, watch, centre=centre)
    except KeyboardInterrupt:
        say(_("Arrêt."))


def _serve(addresses: Addresses, watch: Watch, *, centre: bool) -> None:
    processes = _processes(addresses)
    try:
        supervised.start_all()
        processes.start()
        supervised.note(processes.running())
        _wait_until_it_answers(processes, addresses)
        link.note_address(addresses.centre if centre else "")
        _announce(addresses, centre=centre)
        if settings.DEMO_YEAR:
            processes.add(Process("year", (), profile.for_child(GUICHET_PROFILE="demo"), is_task=True))
        _keep_it_open(processes, watch, addresses if centre else None)
    finally:
        _be_deaf()
        processes.stop()


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


def _be_deaf() -> None:
    """A second Ctrl-C must not leave the other processes running."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)


def _addresses(wanted: int) -> Addresses:
    port = _port(wanted)
    return Addresses(port, ports.first_free(ADDRESS, port + 1))


def _port(wanted: int) -> int:
    port = ports.first_free(ADDRESS, wanted)
    if port != wanted:
        say(_("Le port %(wanted)d est déjà pris : le site sera sur %(port)d.") % {"wanted": wanted, "port": port})
    return port


def _processes(addresses: Addresses) -> Processes:
    """The keeper of keys first: the others ask it. The sandbox of registers last, on a free port after the centre's."""
    registers = ports.first_free(ADDRESS, addresses.centre_port + 1)
    environment = profile.for_child(
        GUICHET_PROFILE="demo",
        GUICHET_PUBLIC_URL=addresses.site,
        GUICHET_XROAD_SERVER=f"http://{ADDRESS}:{registers}",
    )
    return Processes(
        Process("keeper", (), environment),
        Process("worker", (), environment),
        Process("hub", ("--port", str(addresses.port)), environment),
        Process("registers", ("--port", str(registers)), environment),
    )


def _wait_until_it_answers(processes: Processes, addresses: Addresses) -> None:
    deadline = time.monotonic() + SECONDS_TO_ANSWER
    while time.monotonic() < deadline:
        if processes.dead():
            refuse(_("Le site ne démarre pas ; la raison est écrite ci-dessus."))
        try:
            with urlopen(f"{addresses.local}/healthz", timeout=2) as answer:  # noqa: S310 our own address
                if answer.status == 200:
                    return
        except (URLError, OSError):
            time.sleep(0.2)
    refuse(_("Le site ne répond pas après %d secondes.") % SECONDS_TO_ANSWER)


def _announce(addresses: Addresses, *, centre: bool) -> None:
    say("")
    say(_("Guichet est ouvert : %s") % addresses.site)
    say(_("  en anglais        %s/en/") % addresses.site)
    say(_("  les composants    %s/composants/") % addresses.site)
    say(_("  entrer comme agent, d’un geste : %s/demo/") % addresses.site)
    if centre:
        say(_("Le centre de Lokossa ouvre : %s/borne/, /guichet/, /ecran/") % addresses.centre)
    say(_("Modifiez un fichier sous %s : la page suit.") % settings.SERVICES)
    say(_("Ctrl-C arrête tout."))


def _keep_it_open(processes: Processes, watch: Watch, centre: Addresses | None) -> None:
    """Follow the service files, and start again whatever dies: nobody has to come for that.

    The centre comes once the keeper of keys has begun: its code of enrolment names the hub's key.
    """
    while True:
        time.sleep(SECONDS_BETWEEN_LOOKS)
        processes.obey(supervised.stopped())
        for process in processes.dead():
            _start_again(process)
        supervised.note(processes.running())
        if centre is not None and demo_centre.can_be_enrolled():
            processes.add(demo_centre.process(centre.centre_port, hub=centre.local))
            centre = None
        demo_centre.approve()
        if watch.has_changed():
            _follow_the_files()


def _start_again(process: Process) -> None:
    if process.has_died_too_often():
        refuse(_("Le processus « %s » meurt sans cesse ; la raison est écrite ci-dessus.") % process.verb)
    complain(_("Le processus « %s » est mort : il est relancé.") % process.verb)
    process.start()


def _follow_the_files() -> None:
    """Publish what changed. What the disk or the database refuses is said, and the site stays open."""
    try:
        with in_one_sentence():
            preparing.publish_services()
    except Refused as refused:
        complain(refused.message)
