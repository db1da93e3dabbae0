"""Whose cases someone who works here must not be served: said by themselves, kept as blind indexes."""

import secrets

from django.utils.translation import gettext as _

from guichet.foundation.identity import blind, formats
from guichet.foundation.identity.events import TieDeclared, TieWithdrawn
from guichet.foundation.identity.models import StaffMember, Tie
from guichet.foundation.identity.vocabulary import TieKind
from guichet.foundation.journal import operations as journal
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation
from guichet.foundation.lib.refusal import Refused

MOST_TIES = 50


class TieRefused(Refused):
    """What was typed is no NPI, or there are too many, or it is not there."""


@operation
def declare_tie(*, staff: str, npi: str, kind: TieKind, act: Act) -> Tie:
    """Cases that this number is in are not served to them any more. Said twice, it is kept once. Raises TieRefused.

    One has a single number of one's own: another takes its place.
    """
    number = formats.npi(npi)
    if number is None:
        raise TieRefused(_("Ce numéro n’est pas un NPI : il n’a que des chiffres. Recopiez-le depuis la carte."))
    index = blind.index("npi", number)
    held = list(Tie.objects.filter(staff=_locked(staff), withdrawn_at=None))
    known = next((tie for tie in held if tie.npi_index == index), None)
    if known is not None:
        return known
    if len(held) >= MOST_TIES:
        raise TieRefused(_("Vous avez déjà déclaré %(most)s liens. Retirez-en un d’abord.") % {"most": MOST_TIES})
    for former in held:
        if kind == TieKind.SELF == former.kind:
            _withdraw(former, act)
    tie = Tie.objects.create(
        reference=secrets.token_hex(16), staff_id=staff, kind=kind, npi_index=index, declared_at=act.at
    )
    journal.record(happened=TieDeclared(staff, tie.reference, kind), act=act)
    return tie


@operation
def withdraw_tie(*, staff: str, tie: str, act: Act) -> None:
    """The line leaves their page; it still keeps cases away for `TIE_OUTLIVES`. Raises TieRefused."""
    found = Tie.objects.filter(staff=_locked(staff), reference=tie, withdrawn_at=None).first()
    if found is None:
        raise TieRefused(_("Ce lien est déjà retiré."))
    _withdraw(found, act)


def _withdraw(tie: Tie, act: Act) -> None:
    tie.withdrawn_at = act.at
    tie.save(update_fields=["withdrawn_at"])
    journal.record(happened=TieWithdrawn(tie.staff_id, tie.reference, tie.kind), act=act)


def _locked(staff: str) -> StaffMember:
    """Two declarations of one person are made one after the other."""
    return StaffMember.objects.select_for_update().get(reference=staff)
