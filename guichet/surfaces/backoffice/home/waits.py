"""How many wait behind a link of the desk, in words; nothing where nobody waits."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guichet.domains.relations.desk import Waiting
from guichet.domains.supervision.queries import CountedIncidents
from guichet.surfaces.ui import wording


def unread(count: int) -> str:
    return _counted(count, ngettext("%(count)s circulaire est à lire.", "%(count)s circulaires sont à lire.", count))


def duties(count: int) -> str:
    said = ngettext("%(count)s instruction attend une réponse.", "%(count)s instructions attendent une réponse.", count)
    return _counted(count, said)


def to_call(count: int) -> str:
    return _counted(count, ngettext("%(count)s centre est à appeler.", "%(count)s centres sont à appeler.", count))


def announcements(count: int) -> str:
    said = ngettext(
        "%(count)s annonce attend d’être approuvée.", "%(count)s annonces attendent d’être approuvées.", count
    )
    return _counted(count, said)


def incidents(found: CountedIncidents) -> str:
    said = ngettext("%(count)s incident est ouvert.", "%(count)s incidents sont ouverts.", found.open)
    return _with_late(_counted(found.open, said), found.overdue)


def messages(found: Waiting) -> str:
    if found.in_hand:
        return _("Vous avez un message en main.")
    said = ngettext("%(count)s message attend.", "%(count)s messages attendent.", found.count)
    return _with_late(_counted(found.count, said), found.late)


def _with_late(said: str, late: int) -> str:
    if not said or not late:
        return said
    return " ".join((said, _("En retard\u00a0: %(count)s.") % {"count": wording.number(late)}))


def _counted(count: int, said: str) -> str:
    return said % {"count": wording.number(count)} if count else ""
