"""`guichet log witness`: a body outside of the State looks at its log, with a key, a file and a port of its own."""

import logging
import signal
from pathlib import Path
from typing import Annotated

import typer
from django.utils.translation import gettext as _

from guichet.command.console import refuse, say
from guichet.commons.public_log import notes
from guichet.commons.public_log.refusals import LogFault
from guichet.commons.public_log.witness import seed as seeds
from guichet.commons.public_log.witness.answering import Witness
from guichet.commons.public_log.witness.memory import Memory
from guichet.commons.public_log.witness.server import Door

KeyFile = Annotated[Path, typer.Argument(metavar="FICHIER-CLÉ", dir_okay=False)]


def make_key(
    key: KeyFile, name: Annotated[str, typer.Argument(metavar="NOM", help=_("Comme temoin.example.bj/journal."))]
) -> None:
    if not name or "+" in name or any(letter.isspace() for letter in name):
        refuse(_("Un nom de témoin n’a ni espace ni signe plus."))
    try:
        made = seeds.make(key, name)
    except FileExistsError:
        refuse(_("%s existe déjà : une clé qu’on écrase ne revient pas.") % key)
    say(str(made.verifier))


def stand_witness(
    key: KeyFile,
    state: Annotated[Path, typer.Argument(metavar="FICHIER-MÉMOIRE", dir_okay=False)],
    origin: Annotated[list[str], typer.Option(help=_("Clé d’un journal, comme NOM+NUMÉRO+CLÉ ; une ou plusieurs."))],
    port: Annotated[int, typer.Option(min=0, max=65535)] = 8030,
    host: Annotated[str, typer.Option()] = "127.0.0.1",
) -> None:
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    try:
        logs = [notes.read_verifier(each) for each in origin]
        standing = Witness(seeds.read(key), Memory(state), logs)
        standing.memory.last("")  # a damaged memory is found now, and not by the first log that asks
        door = Door(host, port, standing)
    except LogFault as fault:
        refuse(fault.message)
    except OSError as error:
        refuse(_("Le témoin ne peut pas commencer : %s") % error)
    say(
        _("Le témoin %(key)s répond à http://%(host)s:%(port)d")
        % {
            "key": standing.seed.verifier,
            "host": host,
            "port": door.server_port,
        }
    )
    with door:
        try:
            door.serve_forever()
        except KeyboardInterrupt:
            return
