"""How old what was known is, in words: a list is judged by whoever reads its age, because a clock may be a day off."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

# The State signs each list at least twice a day.
OLD = timedelta(days=2)


def told(at: datetime, now: datetime) -> str:
    """« il y a 3 heures »; the page's script says the same."""
    minutes = max(int((now - at).total_seconds() // 60), 0)
    if minutes < 60:
        return ngettext("il y a %(count)s minute", "il y a %(count)s minutes", minutes) % {"count": minutes}
    hours = minutes // 60
    if hours < 48:
        return ngettext("il y a %(count)s heure", "il y a %(count)s heures", hours) % {"count": hours}
    return ngettext("il y a %(count)s jour", "il y a %(count)s jours", hours // 24) % {"count": hours // 24}


def warning(at: datetime, now: datetime) -> str:
    """What to do about one that is old; nothing about one that is not."""
    return _("Cette liste est ancienne : recommencez avec le réseau.") if now - at > OLD else ""
