"""`guichet worker`: does what is due, until it is told to stop."""

import signal
from typing import Annotated

import typer
from django.utils import timezone
from django.utils.translation import gettext as _

from guichet.command.console import CHECKED_AND_WRONG, complain, say
from guichet.foundation.demonstration import clock
from guichet.foundation.demonstration import queries as demonstration
from guichet.foundation.lib.act import Surface, by_the_system
from guichet.foundation.work import operations, queries
from guichet.foundation.work.worker import Share, Worker

Once = Annotated[bool, typer.Option("--once", help=_("Fait ce qui est dû, puis s’arrête."))]
Stuck = Annotated[bool, typer.Option("--stuck", help=_("Montre les travaux bloqués."))]
Release = Annotated[bool, typer.Option("--release", help=_("Remet les travaux bloqués."))]


def run(once: Once = False, stuck: Stuck = False, release: Release = False) -> None:  # noqa: FBT002 typer's flags
    if stuck:
        _show_stuck()
    elif release:
        _release_stuck()
    else:
        _work(once=once)


def _work(*, once: bool) -> None:
    worker = Worker(now=clock.now, share=Share(since=demonstration.under_way_since, really=timezone.now))
    signal.signal(signal.SIGTERM, lambda *_: worker.stop())
    signal.signal(signal.SIGINT, lambda *_: worker.stop())
    if once:
        count = worker.run_what_is_due()
        say(_("Travaux pris : %(count)d.") % {"count": count})
    else:
        worker.run_until_stopped()


def _show_stuck() -> None:
    """Ends with status 1 when something waits for a person."""
    rows = queries.stuck()
    for row in rows:
        complain(f"{row.kind} {row.key}: {row.error}")
    if rows:
        complain(_("Réparez la cause, puis lancez « guichet worker --release »."))
        raise typer.Exit(CHECKED_AND_WRONG)
    say(_("Aucun travail n’est bloqué."))


def _release_stuck() -> None:
    act = by_the_system(at=timezone.now(), surface=Surface.COMMAND, process="worker --release")
    count = operations.release(act=act)
    say(_("Travaux remis : %(count)d.") % {"count": count})
