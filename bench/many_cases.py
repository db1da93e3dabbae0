"""A hub after years of work: cases that the real operations treated, multiplied in the database.

`python -m bench.many_cases CASES WAITING`, in the environment of a fresh node on PostgreSQL. What is open stays the
same few thousand whatever the number of cases, as offices have only so many hands: what grows with the years is what
is closed.
"""

import sys
from datetime import timedelta
from typing import TYPE_CHECKING

import django
from django.db import connection, models

if TYPE_CHECKING:
    from guichet.domains.casework.models import Case

BUSY = "justice-casier-b3"
OTHERS = ("justice-extrait-rccm", "mtfp-copie-actes", "dei-passeport-premier")
# What else is open in the busy office, of a hundred that wait; what waits in another one.
LATE, IN_HAND, PAUSED, COMPLAINED = 10, 2, 10, 1
ELSEWHERE = 10
YEARS, DAYS = timedelta(days=3 * 365), timedelta(days=2)
OFFICERS = 60


def build(cases: int, waiting: int) -> None:
    """So many cases in all; the open ones last, as the newest of a hub are."""
    from bench import treated  # noqa: PLC0415 after django.setup

    treated.publish(BUSY, *OTHERS)
    shares = {
        treated.late: LATE,
        treated.waiting: 100,
        treated.in_hand: IN_HAND,
        treated.paused: PAUSED,
        treated.complained: COMPLAINED,
    }
    closed = cases - waiting * (sum(shares.values()) + ELSEWHERE * len(OTHERS)) // 100
    for service in (BUSY, *OTHERS):
        multiply(treated.closed(service), closed // (1 + len(OTHERS)), over=YEARS)
    for service in OTHERS:
        multiply(treated.waiting(service), waiting * ELSEWHERE // 100, over=DAYS)
    for stage, share in shares.items():
        multiply(stage(BUSY), waiting * share // 100, over=DAYS)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE)")


def multiply(case: "Case", times: int, *, over: timedelta) -> None:
    """Copies of the case and of all that belongs to it, as if they had come one after the other until now."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(id) FROM casework_case")
        (base,) = cursor.fetchone() or (0,)
        spread = over.total_seconds() / max(times, 1)
        for statement in _copies(case, f"interval '{spread} s' * ({times} - n)"):
            # Keys that point to other tables are those of the copied rows: checking ten million of them proves nothing.
            cursor.execute("SET session_replication_role = replica")
            cursor.execute(statement, {"base": base, "times": times, "case": case.pk, "subject": case.pseudonym})
        cursor.execute("SET session_replication_role = origin")
        cursor.execute("SELECT setval(pg_get_serial_sequence('casework_case', 'id'), max(id)) FROM casework_case")
        cursor.execute("UPDATE casework_counter SET value = (SELECT max(id) FROM casework_case)")


def _copies(case: "Case", back: str) -> list[str]:
    """One statement a table. Whatever must differ from row to row is told here; the rest is as it was."""
    from guichet.foundation.journal.models import Entry  # noqa: PLC0415

    number = "(%(base)s + n)"
    pseudonym = f"encode(sha256(({number})::text::bytea), 'hex')"
    officer = f"'officer-' || {number} %% {OFFICERS}"
    held_by = f"'officer-' || {number}"
    own = {
        "id": number,
        "reference": f"'WEB-' || {number}",
        "pseudonym": pseudonym,
        "arrival": number,
        "sequence": number,
    }
    parts = {
        "case": number,
        "officer": held_by if case.state == "in-hand" else officer,
        "reader": officer,
        "identifier": "md5(random()::text)",
    }
    told = [
        _copy(relation.related_model, parts, back, "case_id = %(case)s")
        for relation in case._meta.related_objects
        if isinstance(relation, models.OneToOneRel | models.ManyToOneRel)
    ]
    return [
        _copy(type(case), own, back, "id = %(case)s"),
        *told,
        _copy(
            Entry,
            {"subject": pseudonym},
            back,
            "subject = %(subject)s AND kind IN ('casework.case-received', 'casework.case-decided')",
        ),
    ]


def _copy(model: type[models.Model], changed: dict[str, str], back: str, which: str) -> str:
    fields = [each for each in model._meta.concrete_fields if not each.primary_key or each.name in changed]
    columns = ", ".join(f'"{each.column}"' for each in fields)
    values = ", ".join(_value(each, changed, back) for each in fields)
    return (
        f'INSERT INTO "{model._meta.db_table}" ({columns}) '  # noqa: S608 names of our own models
        f'SELECT {values} FROM generate_series(1, %(times)s) AS n, "{model._meta.db_table}" AS o WHERE {which}'
    )


def _value(field: "models.Field[object, object]", changed: dict[str, str], back: str) -> str:
    if field.name in changed:
        return changed[field.name]
    own = f'o."{field.column}"'
    return f"{own} - {back}" if isinstance(field, models.DateTimeField) else own


if __name__ == "__main__":
    django.setup()
    from guichet.foundation.lib.operation import building

    with building():
        build(int(sys.argv[1]), int(sys.argv[2]))
