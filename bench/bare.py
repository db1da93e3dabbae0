"""A published catalogue, and the table of bare rows: what the senders of `submissions` need."""

import django
from django.db import connection

from guichet.foundation.lib.operation import building

KINDS = {
    "sqlite": "CREATE TABLE bare (id INTEGER PRIMARY KEY AUTOINCREMENT, content BLOB NOT NULL)",
    "postgresql": "CREATE TABLE bare (id bigserial PRIMARY KEY, content bytea NOT NULL)",
}


def prepare() -> None:
    from bench import sender, treated  # noqa: PLC0415 after django.setup

    treated.publish(sender.SERVICE)
    with connection.cursor() as cursor:
        cursor.execute(KINDS[connection.vendor])


if __name__ == "__main__":
    django.setup()
    with building():
        prepare()
