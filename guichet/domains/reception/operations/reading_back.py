"""A request shown in pictures to the person for whom it is written, ended by their own hand."""

from guichet.commons.intake import operations as intake
from guichet.domains.reception import readbacks
from guichet.domains.reception.events import ReadbackEnded
from guichet.domains.reception.here import centre_of
from guichet.domains.reception.models import Readback
from guichet.domains.reception.operations.telling import tell
from guichet.domains.reception.refusals import NoReadback
from guichet.domains.reception.vocabulary import Hand
from guichet.foundation.identity import operations as identity
from guichet.foundation.identity.vocabulary import MandateScope
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation


@operation
def begin_readback(*, draft: str, mandate: str, service: str, act: Act) -> str:
    """The code that opens it on the kiosk, told once; those before no longer do. Raises MandateRefused."""
    identity.use_mandate(mandate=mandate, service=service, scope=MandateScope.FILL, act=act)
    Readback.objects.filter(draft=draft, ended_at=None).delete()
    code = readbacks.new_code()
    Readback.objects.create(
        digest=readbacks.digest(code), place=centre_of(act), draft=draft, mandate=mandate, begun_at=act.at
    )
    return code


@operation
def raise_hand(*, code: str, hand: Hand, act: Act) -> None:
    """The person's own answer, once. Raises NoReadback."""
    open_ones = Readback.objects.select_for_update().filter(begun_at__gt=act.at - readbacks.LASTS, ended_at=None)
    row = open_ones.filter(digest=readbacks.digest(code), place=centre_of(act)).first()
    if row is None:
        raise NoReadback
    row.hand, row.ended_at = hand, act.at
    row.save(update_fields=["hand", "ended_at"])
    intake.note_hand(reference=row.draft, hand=hand, act=act)
    tell(happened=ReadbackEnded(row.draft, row.mandate, hand), rows=(), act=act)
