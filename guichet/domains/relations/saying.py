"""The values of what a concern tells."""

from collections.abc import Mapping

from guichet.commons.notifications import wording
from guichet.domains.relations.models import Concern
from guichet.domains.relations.vocabulary import Told


def values_of(row: Concern, told: Told) -> Mapping[str, str]:
    values = {"reference": row.reference, "where": wording.where("reclamations/suite", row.language)}
    return {**values, "due_on": wording.day(row.due_at, row.language)} if told is Told.RECEIVED else values
