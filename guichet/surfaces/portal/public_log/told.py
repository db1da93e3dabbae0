"""What the public log and its witnesses say, in words that people read."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from guichet.commons.public_log.auditing import copying, moments
from guichet.commons.public_log.contesting import Contest
from guichet.commons.public_log.vocabulary import Fault
from guichet.foundation.places.calendar import ONE_DAY
from guichet.surfaces.ui import log_words, wording


def event(line: Mapping[str, Any]) -> str:
    """What happened; the word of the log itself for a kind that this version does not know."""
    return log_words.said(str(line["kind"]))


def moment(line: Mapping[str, Any]) -> str:
    """« 29 novembre 2026, 9 h », of Benin; or the day alone where an hour would have named somebody."""
    told = moments.span(line["at"])
    begun = timezone.localtime(told.begin)
    if told.end - told.begin >= ONE_DAY:
        return wording.day(begun)
    return _("%(day)s, %(hour)s h") % {"day": wording.day(begun), "hour": begun.hour}


def promised(line: Mapping[str, Any]) -> str:
    """The day to which a line commits the State; nothing where it commits to none."""
    told = line.get("promised")
    return wording.day(timezone.localtime(moments.span(told).begin)) if told else ""


def witness(name: str, centres: Mapping[str, str]) -> str:
    """« CCSP Lokossa » for `guichet.example.bj/journal/LOK`; its own name for a body outside. `centres` is by code."""
    origin, _slash, code = name.rpartition("/")
    return centres.get(code, name) if origin == settings.LOG_ORIGIN or settings.NODE == "centre" else name


def alarm(contest: Contest, centres: Mapping[str, str]) -> str:
    said = {"moment": wording.moment(contest.since), "fault": contest.fault.label}
    if contest.fault == Fault.ALTERED:
        return _("En relisant son propre journal le %(moment)s, l’État a trouvé que %(fault)s.") % said
    if contest.witness.endswith(f"/{copying.NAME}"):
        return _("La copie que l’État garde ne va plus avec ce journal depuis le %(moment)s : %(fault)s.") % said
    named = witness(contest.witness, centres)
    return _("Le témoin %(witness)s ne croit plus ce journal depuis le %(moment)s : %(fault)s.") % {
        "witness": contest.witness if named == contest.witness else f"{named} ({contest.witness})",
        **said,
    }
