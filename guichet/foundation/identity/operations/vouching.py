"""Vouching: a focal point says which paper they saw, before whom they stand."""

from django.utils.translation import gettext as _

from guichet.foundation.identity import vouching
from guichet.foundation.identity.events import IdentityVouched
from guichet.foundation.identity.models import Vouching
from guichet.foundation.identity.vault import vault
from guichet.foundation.identity.vocabulary import IdentityPaper
from guichet.foundation.journal import operations as journal
from guichet.foundation.lib.act import Act, ActorKind
from guichet.foundation.lib.operation import operation
from guichet.foundation.lib.refusal import Refused


class NotVouched(Refused):
    """Nothing was noted: the sentence says why."""


@operation
def vouch(*, request: str, paper: IdentityPaper, last: str, act: Act) -> None:
    """Note that the paper of who asks was seen; said again, the later look counts.

    Raises NotVouched away from a centre, or when `last` is not the last characters of a number.
    """
    if act.actor.kind is not ActorKind.STAFF or act.place is None:
        raise NotVouched(_("Une identité se constate dans un centre, par un point focal."))
    ending = vouching.read_ending(last)
    if ending is None:
        raise NotVouched(_("Recopiez les derniers signes du numéro : quatre au plus, des chiffres ou des lettres."))
    Vouching.objects.update_or_create(
        request=request,
        defaults={
            "place": act.place,
            "focal_point": act.actor.reference,
            "paper": paper,
            "box": vault(vouching.ENDINGS).encrypt(ending.encode()),
            "seen_at": act.at,
        },
    )
    journal.record(happened=IdentityVouched(request, act.actor.reference, paper), act=act)
