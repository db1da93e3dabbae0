"""`guichet hub`: the web server of the national node."""

import ipaddress
import socket
from typing import Annotated

import typer
from django.conf import settings
from django.utils.translation import gettext as _

from guichet.command import serving
from guichet.command.console import refuse

LAST_PORT = 65535

Host = Annotated[str, typer.Option(help="127.0.0.1, ::1, 0.0.0.0 …")]
Port = Annotated[int, typer.Option(min=1, max=LAST_PORT)]
Workers = Annotated[int, typer.Option(min=1, max=64)]


def run(host: Host = "127.0.0.1", port: Port = 8000, workers: Workers = 2) -> None:
    refuse_unfit(host, port)
    serving.serve(host, port, workers=workers)


def refuse_unfit(host: str, port: int) -> None:
    """Ends the command when this node may not, or cannot, be there."""
    if settings.DEMONSTRATION and not _address(host).is_loopback:
        refuse(_("La démonstration ne se montre pas sur une adresse publique : utilisez 127.0.0.1, pas %s.") % host)
    if not is_free(host, port):
        refuse(
            _("Le port %(port)d est déjà pris sur %(host)s. Libérez-le ou donnez --port avec un autre.")
            % {"port": port, "host": host}
        )


def _address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        refuse(_("« %s » n’est pas une adresse : donnez-en une comme 127.0.0.1.") % host)


def is_free(host: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def first_free(host: str, port: int) -> int:
    """The first free port from `port` on; ends the command when there is none."""
    free = next((each for each in range(port, LAST_PORT + 1) if is_free(host, each)), None)
    if free is None:
        refuse(_("Aucun port n’est libre à partir de %d : donnez --port avec un plus petit.") % port)
    return free
