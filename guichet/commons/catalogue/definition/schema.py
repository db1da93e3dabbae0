"""The JSON Schema of a service file, for editors that complete and check as one types."""

import json
from typing import Any

from guichet.commons.catalogue.definition.service import Service

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema() -> dict[str, Any]:
    """Draft 2020-12. Names and meanings of keys are those of the models and their docstrings."""
    body = Service.model_json_schema()
    return {"$schema": DIALECT, **_tidied(body), "title": "Guichet : un service", "description": DESCRIPTION}


DESCRIPTION = (
    "Fichier d’un service de l’État : fiche, tarifs, formulaire, circuit. / File of a service of the State: sheet, "
    "fees, form, circuit. Guide: docs/service-files.md"
)


def schema_text() -> str:
    """The schema as the file holds it: the same bytes for the same models."""
    return json.dumps(schema(), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _tidied(value: Any) -> Any:
    """Without the titles that pydantic makes up from key names: editors show the key already."""
    if isinstance(value, dict):
        return {key: _tidied(each) for key, each in value.items() if key != "title" or not isinstance(each, str)}
    return [_tidied(each) for each in value] if isinstance(value, list) else value
