"""What a worker does with what concerns owe to tell: to their author, and to whoever must answer."""

from guichet.commons.notifications import operations as notifications
from guichet.commons.notifications import wording as written
from guichet.commons.notifications.recipient import Recipient
from guichet.domains.relations import messages, routing, wording
from guichet.domains.relations import operations as relations
from guichet.domains.relations.models import Concern
from guichet.domains.relations.vocabulary import Told
from guichet.foundation.identity import queries as people
from guichet.foundation.identity import staffing
from guichet.foundation.lib.act import Act


def tell(key: str, act: Act) -> None:
    """`key` is a reference and what is told. Safe to run twice: a message is written once.

    Raises KeeperUnavailable: the row then waits, and tells when the keeper is back.
    """
    reference, told = key.split(" ")
    row = Concern.objects.get(reference=reference)
    if not row.contact:
        relations.tell(reference=reference, told=Told(told), to=None, records=(), act=act)
        return
    contact, records = wording.opened_contact(row)
    to = Recipient(phone=contact.phone, email=contact.email, language=row.language)
    relations.tell(reference=reference, told=Told(told), to=to, records=records, act=act)


def tell_desk(reference: str, act: Act) -> None:
    """One e-mail to each supervisor of the authority that answers; a worker killed half-way tells nobody twice."""
    row = Concern.objects.open().filter(reference=reference).first()
    if row is None:
        return
    places = routing.places_of(row.to)
    of_authority = people.addresses_of_supervisors(authority=row.to, unit="", at=act.at)
    for each in staffing.addresses_at(places=places, at=act.at) if places else of_authority:
        notifications.notify(
            to=Recipient(email=each.email, language=each.language),
            message=messages.DESK.code,
            values={
                "reference": reference,
                "due_on": written.day(row.due_at, each.language),
                "where": written.where("agents/relations", each.language),
            },
            about=reference,
            key=f"concern {row.reminded_at} {row.escalated_at}",
            act=act,
        )
