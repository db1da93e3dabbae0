"""`guichet hub`: the web server of the national node."""

import ipaddress
from typing import Annotated

import typer
from django.conf import settings
from django.utils.translation import gettext as _

from guichet.command import ports, serving
from guichet.command.console import refuse

Host = Annotated[str, typer.Option(help="127.0.0.1, ::1, 0.0.0.0 …")]
Workers = Annotated[int, typer.Option(min=1, max=64)]


def run(host: Host = "127.0.0.1", port: ports.Port = 8000, workers: Workers = 2) -> None:
    refuse_unfit(host, port)
    serving.serve(host, port, workers=workers)


def refuse_unfit(host: str, port: int) -> None:
    """Ends the command when this node may not, or cannot, be there."""
    if settings.DEMONSTRATION and not _address(host).is_loopback:
        refuse(_("La démonstration ne se montre pas sur une adresse publique : utilisez 127.0.0.1, pas %s.") % host)
    if not ports.is_free(host, port):
        refuse(
            _("Le port %(port)d est déjà pris sur %(host)s. Libérez-le ou donnez --port avec un autre.")
            % {"port": port, "host": host}
        )


def _address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        refuse(_("« %s » n’est pas une adresse : donnez-en une comme 127.0.0.1.") % host)
