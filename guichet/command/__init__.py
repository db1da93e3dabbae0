"""The `guichet` command. Exit status: 0, 1 (checked and wrong), 2 (unusable), 130 (stopped early)."""

import gc
import sys

import django
import typer
from django.apps import apps
from django.conf import settings
from django.db import OperationalError, ProgrammingError
from django.utils import translation
from django.utils.log import configure_logging

from guichet.command.console import UNUSABLE, complain
from guichet.command.failures import said_by_the_database
from guichet.foundation.lib.refusal import Refused
from guichet.settings import profile

INTERRUPTED = 130
# They need the settings and our words, and no room of the house: two thirds of what the others load.
WITHOUT_ROOMS = {"keeper", "registers"}


def main() -> None:
    try:
        _run()
    except KeyboardInterrupt:  # Ctrl-C before the verb itself has begun
        raise SystemExit(INTERRUPTED) from None


def _run() -> None:
    # Only the web servers themselves default to production: they must never serve a demonstration by oversight.
    verb = "".join(sys.argv[1:2])
    profile.select(default=verb if verb in {"hub", "centre"} else "demo")
    application = _loaded(verb)
    try:
        application()
    except Refused as refused:
        complain(refused.message)
        raise SystemExit(UNUSABLE) from None
    except (OperationalError, ProgrammingError) as error:
        complain(said_by_the_database(error))
        raise SystemExit(UNUSABLE) from error


def _loaded(verb: str) -> typer.Typer:
    """What is loaded stays for good: to look for garbage in it, now and at the end, took a fifth of a short verb."""
    gc.disable()
    if verb in WITHOUT_ROOMS:
        configure_logging(settings.LOGGING_CONFIG, settings.LOGGING)
        apps.populate(())
    else:
        django.setup()
    translation.activate(profile.language())
    from guichet.command.application import build  # noqa: PLC0415 help texts need the language chosen first

    application = build(verb)
    gc.freeze()
    gc.enable()
    return application
