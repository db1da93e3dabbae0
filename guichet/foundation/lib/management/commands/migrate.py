"""Django's `migrate`, allowed to write: a migration owns the whole database while it runs."""

from typing import Any

from django.core.management.commands import migrate

from guichet.foundation.lib.operation import building


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        with building():
            super().handle(*args, **options)
