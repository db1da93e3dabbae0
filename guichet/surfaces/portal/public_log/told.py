"""Lines of the public log in words that people read."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from guichet.surfaces.ui import log_words


def event(line: Mapping[str, Any]) -> str:
    """What happened; the word of the log itself for a kind that this version does not know."""
    return log_words.said(str(line["kind"]))


def moment(line: Mapping[str, Any]) -> str:
    """« 2026-11-29 08 h (UTC) », or the day alone where an hour would have named somebody."""
    day, _at, hour = str(line["at"]).partition("T")
    return _("%(day)s %(hour)s h (UTC)") % {"day": day, "hour": hour.removesuffix("Z")} if hour else day
