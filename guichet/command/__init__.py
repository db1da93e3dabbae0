"""The `guichet` command. Exit status: 0, 1 (checked and wrong), 2 (unusable input)."""

import sys

import django
from django.utils import translation

from guichet.settings import profile


def main() -> None:
    # Only the web server itself defaults to production: it must never serve a demonstration by oversight.
    profile.select(default="hub" if sys.argv[1:2] == ["hub"] else "demo")
    django.setup()
    translation.activate(profile.language())
    from guichet.command.application import build  # noqa: PLC0415 help texts need the language chosen first

    build()()
