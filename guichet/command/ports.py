"""Ports of this machine: which are free."""

import socket
from typing import Annotated

import typer
from django.utils.translation import gettext as _

from guichet.command.console import refuse

LAST_PORT = 65535

Port = Annotated[int, typer.Option(min=1, max=LAST_PORT)]


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
