"""Following a request for a person who is not there."""

from guichet.commons.intake import queries as intake
from guichet.domains.reception import queries
from guichet.domains.reception.queries import Status
from guichet.domains.reception.refusals import OfAnotherMandate
from guichet.foundation.identity import operations as identity
from guichet.foundation.identity.vocabulary import MandateScope
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation


@operation
def follow_for(*, reference: str, mandate: str, act: Act) -> Status | None:
    """Where a request is, for a focal point who follows it under the mandate that it was written under.

    None for one that this centre knows nothing of. Raises OfAnotherMandate, and MandateRefused when the mandate is
    another's, was taken back, is over, or does not let follow.
    """
    made = intake.made_under(reference)
    if made is None:
        return None
    service, own = made
    if own != mandate:
        raise OfAnotherMandate
    identity.use_mandate(mandate=mandate, service=service, scope=MandateScope.FOLLOW, act=act)
    return queries.status(reference)
