"""What a person reads and may do about their complaint, beside their request."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from guichet.commons.catalogue import queries as catalogue
from guichet.domains.casework.queries import ComplaintSeen, Tracked
from guichet.domains.casework.vocabulary import ComplaintState
from guichet.surfaces.portal.tracking import forms
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui import wording


@dataclass(frozen=True, slots=True)
class Part:
    """`complain` when one may be made, `contest` when an answer waits for its reader; never both."""

    standing: str
    complain: forms.Complain | None
    contest: forms.Contest | None


def office(seen: ComplaintSeen) -> str:
    """Who answers: the office by its title, or the authority as a whole."""
    if seen.office:
        return words.said(seen.office)
    named = catalogue.current().authorities.get(seen.authority)
    return words.said(named.name) if named else seen.authority


def part(tracked: Tracked, complain: forms.Complain | None, contest: forms.Contest | None) -> Part:
    seen = tracked.complaint
    if seen is None or seen.state is ComplaintState.CLOSED:
        standing = _("Votre réclamation est close. Vous pouvez en faire une autre.") if seen else ""
        return Part(standing, complain or forms.Complain(), None)
    answered = seen.state is ComplaintState.ANSWERED
    return Part(_standing(seen), None, (contest or forms.Contest()) if answered else None)


def _standing(seen: ComplaintSeen) -> str:
    if seen.closes_at and seen.state is ComplaintState.ANSWERED:
        told = _("« %(office)s » a répondu. Sans avis de votre part, la réclamation se ferme le %(day)s.")
        return told % {"day": wording.day(seen.closes_at), "office": office(seen)}
    due = {"day": wording.day(seen.due_at), "office": office(seen)}
    if seen.late:
        return _("La réponse était due le %(day)s. « %(office)s » doit maintenant vous répondre ici.") % due
    if seen.contested:
        told = _(
            "Votre réclamation est rouverte. « %(office)s » vous répondra ici avant le %(day)s : une autre personne "
            "que celle qui a répondu, et personne du bureau dont vous vous plaignez."
        )
        return told % due
    return _("Votre réclamation est ouverte. « %(office)s » vous répondra ici avant le %(day)s.") % due
