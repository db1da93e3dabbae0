"""What travels from a centre: something that happened, and the rows that it changed, as values of either node."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Field, Model

from guichet.domains.reception import events
from guichet.domains.reception.models import Complaint, Day, Incident, Satisfaction, Ticket, Visit
from guichet.foundation.journal import events as journal

KIND = "reception.register"
TABLES: Mapping[str, type[Model]] = {
    "visit": Visit,
    "ticket": Ticket,
    "day": Day,
    "incident": Incident,
    "satisfaction": Satisfaction,
    "complaint": Complaint,
}
NAMES = {model: name for name, model in TABLES.items()}


def written(happened: object, rows: Sequence[Model]) -> dict[str, Any]:
    return {
        "event": journal.kind_of(happened).name,
        "facts": journal.facts_of(happened),
        "rows": [[NAMES[type(row)], values_of(row)] for row in rows],
    }


def happened_in(body: Mapping[str, Any]) -> object | None:
    """The event as its centre wrote it; None for what is none of the reception's."""
    ours = {kind.name: made for made, kind in journal.kinds().items() if made.__module__ == events.__name__}
    made = ours.get(body["event"])
    return made(**body["facts"]) if made else None


def values_of(row: Model) -> dict[str, Any]:
    """All but the primary key, which means nothing elsewhere."""
    fields = [field for field in row._meta.concrete_fields if not field.primary_key]
    return {field.name: _plain(getattr(row, field.attname)) for field in fields}


def read(model: type[Model], values: Mapping[str, Any]) -> dict[str, Any]:
    """What `update_or_create` takes. A field that this version does not know is left out, one that is missing stays.

    Raises ValidationError for what is no value of its field.
    """
    fields = [field for field in model._meta.concrete_fields if not field.primary_key and field.name in values]
    return {field.attname: field.clean(_or_nothing(field, values[field.name]), None) for field in fields}


def _or_nothing(field: "Field[Any, Any]", value: Any) -> Any:
    """What is not known comes as an empty text too."""
    return None if value == "" and field.null else value


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
