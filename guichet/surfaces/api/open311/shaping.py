"""Concerns in the words of GeoReport v2. What could name somebody is null: the specification's own examples do so."""

from collections.abc import Mapping
from datetime import date, datetime, time

from django.utils.translation import gettext as _

from guichet.commons.catalogue.snapshot import Snapshot
from guichet.domains.relations.openly import Happened, OpenConcern
from guichet.foundation.places.calendar import BENIN
from guichet.surfaces.api.open311 import subjects
from guichet.surfaces.api.open311.writing import Content
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui import wording

SEALED = ("description", "address", "address_id", "zipcode", "lat", "long", "media_url")


def request(found: OpenConcern, catalogue: Snapshot, *, extended: bool) -> Mapping[str, Content]:
    subject = (found.kind, found.theme)
    return {
        "service_request_id": found.reference,
        "status": "open" if found.is_open else "closed",
        "status_notes": _notes(found),
        "service_name": subjects.name_of(subject),
        "service_code": subjects.code_of(subject),
        **dict.fromkeys(SEALED),
        "agency_responsible": agency(catalogue, found.to),
        "service_notice": _("Réponse au plus tard le %(day)s.") % {"day": wording.day(found.due_on)},
        "requested_datetime": moment(found.opened_on),
        "updated_datetime": moment(found.changed_on),
        "expected_datetime": moment(found.due_on),
        **(_extended(found) if extended else {}),
    }


def _notes(found: OpenConcern) -> str | None:
    if not found.is_open:
        return _("Répondue le %(day)s.") % {"day": wording.day(found.changed_on)}
    if found.is_late:
        return _("En retard : l’administration au-dessus en est saisie.")
    if found.reopened_on:
        return _("Rouverte le %(day)s : une autre personne répond.") % {"day": wording.day(found.reopened_on)}
    return None


def _extended(found: OpenConcern) -> Mapping[str, Content]:
    """What users of the standard ask for beyond it; only when asked, so that strict readers meet nothing new."""
    return {
        "extended_attributes": {
            "kind": str(found.kind),
            "theme": found.theme,
            "agency_code": found.to,
            "late": found.is_late,
            "reopened": found.reopened_on is not None,
        },
        "notes": [
            {"datetime": moment(day), "type": str(what), "description": _said(what)} for day, what in found.steps
        ],
    }


def _said(what: Happened) -> str:
    return {
        Happened.OPENED: _("Reçue"),
        Happened.TRANSFERRED: _("Transmise à une autre administration"),
        Happened.ANSWERED: _("Répondue"),
        Happened.REOPENED: _("Rouverte par son auteur"),
        Happened.CLOSED: _("Close"),
    }[what]


def agency(catalogue: Snapshot, code: str) -> str:
    found = catalogue.authorities.get(code)
    return words.said(found.name) if found else code


def moment(day: date) -> str:
    """The day alone is told: its first instant stands for it."""
    return datetime.combine(day, time(), BENIN).isoformat()
