"""`guichet centre`: a centre's node in three processes: this one works and carries, one serves, one keeps keys."""

import os
import signal
import threading
from typing import Annotated

import typer
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from guichet.command import carrying, hub, ports, preparing, serving
from guichet.command.console import complain, refuse, say
from guichet.command.processes import Process
from guichet.foundation.demonstration import clock
from guichet.foundation.lib.sqlcipher import damage
from guichet.foundation.work.worker import Share, Worker
from guichet.settings import profile

SECONDS_BETWEEN_LOOKS = 1.0
SECONDS_TO_ANSWER = 1.0  # whoever met the damage reads so before the node ends
Host = Annotated[str, typer.Option(help="127.0.0.1, 0.0.0.0 …")]
Enrol = Annotated[
    str,
    typer.Option(help=_("Code d’inscription, donné par « guichet nodes invite ».")),
]


def run(host: Host = "127.0.0.1", port: ports.Port = 8001, enrol: Enrol = "") -> None:
    if settings.NODE != "centre":
        refuse(_("Ce nœud n’est pas celui d’un centre : donnez GUICHET_PROFILE=centre et GUICHET_CENTRE."))
    hub.refuse_unfit(host, port)
    preparing.prepare_centre()
    node = os.getpid()
    damage.when_met(lambda: _end_damaged(node))
    keeper = Process("keeper", (), profile.for_child(), apart=False)
    worker = Worker(now=clock.now, share=Share(really=timezone.now))
    ended = threading.Event()
    threads = [
        threading.Thread(target=_guard, args=(keeper, ended), name="guard of the keeper"),
        threading.Thread(target=_work, args=(worker, ended), name="worker"),
        threading.Thread(target=carrying.carry_until, args=(ended,), kwargs={"invitation": enrol}, name="carrier"),
    ]

    def begin() -> None:
        for thread in threads:
            thread.start()

    say(_("Le centre %(centre)s est ouvert sur le port %(port)d.") % {"centre": settings.CENTRE, "port": port})
    try:
        serving.serve(host, port, workers=1, beside=begin)
    finally:
        ended.set()
        worker.stop()
        for thread in filter(threading.Thread.is_alive, threads):
            thread.join(timeout=10)


def _end_damaged(node: int) -> None:
    """In any of its processes: the next start looks the database through, and mends it before it serves."""
    complain(_("La base de données est abîmée : ce nœud s’arrête, et se répare en repartant."))
    threading.Timer(SECONDS_TO_ANSWER, os.kill, (node, signal.SIGTERM)).start()


def _guard(keeper: Process, ended: threading.Event) -> None:
    """The keeper runs as long as the node does, and is started again when it dies."""
    keeper.start()
    while not ended.wait(SECONDS_BETWEEN_LOOKS):
        if not keeper.is_alive():
            complain(_("Le gardien des clés est mort : il est relancé."))
            keeper.start()
    keeper.stop()


def _work(worker: Worker, ended: threading.Event) -> None:
    """A worker that ends before the node does is a fault that nobody would see: the node ends with it."""
    try:
        worker.run_until_stopped()
    finally:
        if not ended.is_set():
            signal.raise_signal(signal.SIGTERM)
