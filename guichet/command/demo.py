"""`guichet demo`: everything on one machine, prepared and started by one command, stopped by Ctrl-C."""

import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from urllib.error import URLError
from urllib.request import urlopen

from django.conf import settings
from django.utils.translation import gettext as _

from guichet.command import hub, preparing
from guichet.command.console import complain, refuse, say
from guichet.command.failures import in_one_sentence
from guichet.command.watching import Watch
from guichet.foundation.lib.refusal import Refused
from guichet.settings import profile

ADDRESS = "127.0.0.1"
SECONDS_TO_ANSWER = 30
SECONDS_BETWEEN_LOOKS = 1


@dataclass(frozen=True, slots=True)
class Addresses:
    """`site` is what people type; `local` the same by number, for programs."""

    port: int

    @property
    def site(self) -> str:
        return f"http://localhost:{self.port}"

    @property
    def local(self) -> str:
        return f"http://{ADDRESS}:{self.port}"


def run(port: hub.Port = 8000) -> None:
    signal.signal(signal.SIGTERM, _interrupt)
    addresses = Addresses(_port(port))
    try:
        preparing.prepare()
        _serve(addresses)
    except KeyboardInterrupt:
        say(_("Arrêt."))


def _serve(addresses: Addresses) -> None:
    server = _start(addresses)
    try:
        _wait_until_it_answers(server, addresses)
        _announce(addresses)
        _watch_the_service_files(server)
    finally:
        _stop(server)


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


def _port(wanted: int) -> int:
    port = hub.first_free(ADDRESS, wanted)
    if port != wanted:
        say(_("Le port %(wanted)d est déjà pris : le site sera sur %(port)d.") % {"wanted": wanted, "port": port})
    return port


def _start(addresses: Addresses) -> subprocess.Popen[bytes]:
    environment = profile.for_child(GUICHET_PROFILE="demo", GUICHET_PUBLIC_URL=addresses.site)
    command = [sys.executable, "-m", "guichet", "hub", "--port", str(addresses.port)]
    return subprocess.Popen(command, env=environment, start_new_session=True)  # noqa: S603 our own interpreter


def _wait_until_it_answers(server: subprocess.Popen[bytes], addresses: Addresses) -> None:
    deadline = time.monotonic() + SECONDS_TO_ANSWER
    while time.monotonic() < deadline:
        if server.poll() is not None:
            refuse(_("Le site ne démarre pas ; la raison est écrite ci-dessus."))
        try:
            with urlopen(f"{addresses.local}/healthz", timeout=2) as answer:  # noqa: S310 our own address
                if answer.status == 200:
                    return
        except (URLError, OSError):
            time.sleep(0.2)
    refuse(_("Le site ne répond pas après %d secondes.") % SECONDS_TO_ANSWER)


def _announce(addresses: Addresses) -> None:
    say("")
    say(_("Guichet est ouvert : %s") % addresses.site)
    say(_("  en anglais        %s/en/") % addresses.site)
    say(_("  les composants    %s/composants/") % addresses.site)
    say(_("Modifiez un fichier sous %s : la page suit.") % settings.SERVICES)
    say(_("Ctrl-C arrête tout."))


def _watch_the_service_files(server: subprocess.Popen[bytes]) -> None:
    watch = Watch(settings.SERVICES)
    while server.poll() is None:
        time.sleep(SECONDS_BETWEEN_LOOKS)
        if watch.has_changed():
            _follow_the_files()
    refuse(_("Le site s’est arrêté ; la raison est écrite ci-dessus."))


def _follow_the_files() -> None:
    """Publish what changed. What the disk or the database refuses is said, and the site stays open."""
    try:
        with in_one_sentence():
            preparing.publish_services()
    except Refused as refused:
        complain(refused.message)


def _stop(server: subprocess.Popen[bytes]) -> None:
    server.terminate()
    try:
        server.wait(timeout=10)
    except subprocess.TimeoutExpired:
        server.kill()
