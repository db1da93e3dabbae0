"""What a person reads and may do about their complaint, beside their request."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from guichet.domains.casework.queries import ComplaintSeen, Tracked
from guichet.domains.casework.vocabulary import ComplaintState
from guichet.surfaces.portal.tracking import forms
from guichet.surfaces.ui import wording


@dataclass(frozen=True, slots=True)
class Part:
    """`complain` when one may be made, `contest` when an answer waits for its reader; never both."""

    standing: str
    complain: forms.Complain | None
    contest: forms.Contest | None


def part(tracked: Tracked, complain: forms.Complain | None, contest: forms.Contest | None) -> Part:
    seen = tracked.complaint
    if seen is None or seen.state is ComplaintState.CLOSED:
        standing = _("Votre réclamation est close. Vous pouvez en faire une autre.") if seen else ""
        return Part(standing, complain or forms.Complain(), None)
    answered = seen.state is ComplaintState.ANSWERED
    return Part(_standing(seen), None, (contest or forms.Contest()) if answered else None)


def _standing(seen: ComplaintSeen) -> str:
    if seen.closes_at and seen.state is ComplaintState.ANSWERED:
        told = _("Un autre bureau a répondu. Sans avis de votre part, la réclamation se ferme le %(day)s.")
        return told % {"day": wording.day(seen.closes_at)}
    due = {"day": wording.day(seen.due_at)}
    if seen.late:
        return _("La réponse était due le %(day)s. Le niveau au-dessus doit maintenant vous répondre ici.") % due
    if seen.contested:
        return _("Votre réclamation est rouverte. Le niveau au-dessus vous répondra ici avant le %(day)s.") % due
    return _("Votre réclamation est ouverte. Un autre bureau vous répondra ici avant le %(day)s.") % due
