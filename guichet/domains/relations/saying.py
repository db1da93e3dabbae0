"""The values of what a concern, or an appointment, tells."""

from collections.abc import Mapping

from guichet.commons.notifications import wording
from guichet.domains.relations.models import Appointment, Concern
from guichet.domains.relations.vocabulary import Told
from guichet.foundation.places import queries as places
from guichet.foundation.places.calendar import BENIN


def values_of(row: Concern, told: Told) -> Mapping[str, str]:
    values = {"reference": row.reference, "where": wording.where("reclamations/suite", row.language)}
    return {**values, "due_on": wording.day(row.due_at, row.language)} if told is Told.RECEIVED else values


def values_of_appointment(row: Appointment) -> Mapping[str, str]:
    hour = f"{row.starts_at.astimezone(BENIN):%H:%M}"
    return {
        "reference": row.reference,
        "day": wording.day(row.starts_at, row.language),
        "hour": hour if row.language == "en" else hour.replace(":", " h "),
        "desk": places.name_of_centre(row.place) or row.place,
        "where": wording.where("reclamations/rendez-vous/suite", row.language),
    }
