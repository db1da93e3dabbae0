"""What a worker does with what a case owes to tell: asks the keeper where, and nothing else of what was sent."""

import json

from guichet.commons.notifications.recipient import Recipient
from guichet.domains.casework import operations as casework
from guichet.domains.casework import sealing
from guichet.domains.casework.models import Case
from guichet.foundation.keys import client as keys
from guichet.foundation.keys.records import UseRecord
from guichet.foundation.keys.refusals import Destroyed
from guichet.foundation.lib.act import Act


def tell(pseudonym: str, act: Act) -> None:
    """Safe to run twice, and to be killed at any line: what was told is not owed any more.

    Raises KeeperUnavailable: the row then waits, and tells when the keeper is back.
    """
    case = Case.objects.get(pseudonym=pseudonym)
    if not case.notices.owed().exists():
        return
    to, record = _reached(case)
    casework.tell(pseudonym=pseudonym, to=to, record=record, act=act)


def _reached(case: Case) -> tuple[Recipient | None, UseRecord | None]:
    """Where the request says; without that, where the account of its citizen leads; None when neither is there.

    Who destroyed the case's key ended this too.
    """
    if not case.contact:
        return (Recipient(citizen=case.citizen, language=case.language) if case.citizen else None), None
    try:
        opened = keys.open(
            bytes(case.contact),
            case_key_id=case.case_key_id,
            bound_to=sealing.bound_to_contact(case),
            reader=casework.TELL,
            reason="telling",
        )
    except Destroyed:
        return None, None
    return Recipient(**json.loads(opened.plaintext), language=case.language), opened.record
