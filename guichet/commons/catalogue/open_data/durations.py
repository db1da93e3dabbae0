"""Lengths of time as ISO 8601 writes them, in the part of it that XML Schema reads."""

from guichet.commons.catalogue.definition.offer import Delay, DelayUnit, DurationDelay, InstantDelay
from guichet.commons.catalogue.definition.service import Validity, ValidityUnit

# Working days are absent: ISO 8601 has none, and as plain days they would be a shorter promise than the State's.
# Weeks are written in days: XML Schema's duration has no weeks.
FORMS = {
    DelayUnit.SECONDS: (1, "PT{}S"),
    DelayUnit.MINUTES: (1, "PT{}M"),
    DelayUnit.HOURS: (1, "PT{}H"),
    DelayUnit.CALENDAR_DAYS: (1, "P{}D"),
    DelayUnit.WEEKS: (7, "P{}D"),
    DelayUnit.MONTHS: (1, "P{}M"),
    DelayUnit.YEARS: (1, "P{}Y"),
}

VALIDITIES = {
    ValidityUnit.DAYS: "P{}D",
    ValidityUnit.MONTHS: "P{}M",
    ValidityUnit.YEARS: "P{}Y",
}


def of_delay(delay: Delay | None) -> str | None:
    """The longest that it takes, or None where no length says it truly: vague words, an event, working days."""
    if isinstance(delay, InstantDelay):
        return "PT0S"
    if not isinstance(delay, DurationDelay) or delay.at_most is None or delay.unit not in FORMS:
        return None
    days_in_unit, form = FORMS[delay.unit]
    return form.format(delay.at_most * days_in_unit)


def of_validity(validity: Validity | None) -> str | None:
    if validity is None or validity.count is None or validity.unit is None:
        return None
    return VALIDITIES[validity.unit].format(validity.count)
