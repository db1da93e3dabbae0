"""The JSON Schema of a service file, for editors that complete and check as one types."""

import json
from typing import Any

from guichet.commons.catalogue.definition.descriptions import DESCRIPTIONS
from guichet.commons.catalogue.definition.service import Service

DIALECT = "https://json-schema.org/draft/2020-12/schema"
TITLE = "Guichet\N{NO-BREAK SPACE}: un service de l’État / a service of the State"


def schema() -> dict[str, Any]:
    """Draft 2020-12. Every key is explained in French, then in English."""
    return {"$schema": DIALECT, **_tidied(Service.model_json_schema()), "title": TITLE}


def schema_text() -> str:
    """The schema as the file holds it: the same bytes for the same models."""
    return json.dumps(schema(), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _tidied(value: Any) -> Any:
    """Without the titles that pydantic makes up from key names, and with each key explained."""
    if isinstance(value, list):
        return [_tidied(each) for each in value]
    if not isinstance(value, dict):
        return value
    kept = {key: _tidied(each) for key, each in value.items() if key != "title" or not isinstance(each, str)}
    if "properties" in kept:
        kept["properties"] = {key: _explained(key, each) for key, each in kept["properties"].items()}
    return kept


def _explained(key: str, body: dict[str, Any]) -> dict[str, Any]:
    return {**body, "description": " / ".join(DESCRIPTIONS[key])}
