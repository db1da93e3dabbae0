"""`guichet registers`: the sandbox of base registers, a process of the demonstration alone."""

import signal

from django.utils.translation import gettext as _

from guichet.command import ports
from guichet.command.console import refuse
from guichet.commons.registers.contrib.sandbox import server
from guichet.commons.registers.contrib.sandbox.switch import OnlyInTheDemonstration


def run(port: ports.Port) -> None:
    signal.signal(signal.SIGTERM, _stop)
    try:
        with server.open_server(port) as opened:
            opened.serve_forever()
    except OnlyInTheDemonstration:
        refuse(_("Les registres du bac à sable ne servent que dans la démonstration."))
    except OSError:
        refuse(
            _("Le port %(port)d est déjà pris sur %(host)s. Libérez-le ou donnez --port avec un autre.")
            % {"port": port, "host": server.ADDRESS}
        )


def _stop(*_: object) -> None:
    raise SystemExit(0)
