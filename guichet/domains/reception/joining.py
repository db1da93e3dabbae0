"""At the national node: a complaint that a centre took joins the request that it is about, and gets its clock there."""

from django.utils.translation import gettext as _

from guichet.domains.casework import desk
from guichet.domains.casework.refusals import NotYetOpened, NotYours
from guichet.domains.reception import operations as reception
from guichet.domains.reception import proving
from guichet.domains.reception.models import Complaint
from guichet.domains.reception.vocabulary import Became
from guichet.foundation.lib.act import Act
from guichet.foundation.work.failures import Unfinished


def join(reference: str, act: Act) -> None:
    """Safe to run twice, and to be killed at any line: the request has the same words under the same name already.

    Raises Unfinished while the request itself has only just arrived, and the refusals of the keeper.
    """
    row = Complaint.objects.filter(reference=reference, follow_up=None).exclude(proof=b"").first()
    if row is None:
        return
    proven = proving.opened(row)
    try:
        desk.take_further(row.case, proven.code, _words(row), act, once=row.reference)
        became = Became.ATTACHED
    except NotYours:
        became = Became.UNPROVEN
    except NotYetOpened:
        raise Unfinished("the request was not opened yet") from None
    reception.note_follow_up(complaint=reference, became=became, records=proven.records, act=act)


def _words(row: Complaint) -> str:
    """What the office that answers reads; a voice stays where it is, and is heard beside these words, by its number."""
    taken = _("Plainte recueillie dans un centre (%(place)s), numéro %(reference)s.")
    parts = [taken % {"place": row.place, "reference": row.reference}, row.told]
    if row.sound:
        parts.append(_("La personne a aussi parlé : sa voix s’écoute sous ce numéro."))
    return "\n\n".join(part for part in parts if part)
