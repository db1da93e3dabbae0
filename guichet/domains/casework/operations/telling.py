"""What a case owes to tell its applicant, each told once."""

from guichet.commons.notifications import operations as notifications
from guichet.commons.notifications import registry as notifications_registry
from guichet.commons.notifications.recipient import Recipient
from guichet.commons.sync import operations as sync
from guichet.domains.casework import events, saying
from guichet.domains.casework.models import Case, Look, Notice
from guichet.domains.casework.moving import note_look, owe
from guichet.domains.casework.vocabulary import NoticeEnding, Occasion, ReadFor
from guichet.foundation.journal import operations as journal
from guichet.foundation.keys import operations as keys
from guichet.foundation.keys.records import UseRecord
from guichet.foundation.lib.act import Act, PlaceId
from guichet.foundation.lib.operation import operation

STATUS = "casework.status"


@operation
def tell(*, pseudonym: str, to: Recipient | None, record: UseRecord | None, act: Act) -> None:
    """Tell all that the case owes, in order, what is no longer true left out; `to` is None when there is no way.

    `record` is the keeper's, when it was asked where. The rows owed are locked, not the case: an officer who asks for
    the next one meanwhile must not be served another before it.
    """
    case = Case.objects.get(pseudonym=pseudonym)
    if record is not None:
        keys.journal_use(record=record, act=act)
        note_look(Look(case=case, reader=record.reader, reason=ReadFor.TELLING, at=act.at))
    for notice in list(case.notices.owed().select_for_update()):
        _end(notice, _told(notice, case, to, act), act)


def _told(notice: Notice, case: Case, to: Recipient | None, act: Act) -> NoticeEnding:
    words = saying.words(notice, case, act.at)
    if words is None:
        return NoticeEnding.MOOT
    if case.own_code:
        _tell_the_centre(case, words, act, reached=to is not None)
    if to is None:
        return NoticeEnding.NOBODY
    key = f"{notice.occasion} {notice.key}".strip()
    notifications.notify(to=to, message=words.message, values=words.values, about=case.reference, key=key, act=act)
    return NoticeEnding.TOLD


def _tell_the_centre(case: Case, words: saying.Words, act: Act, *, reached: bool) -> None:
    """The centre that gave out the receipt answers for it without network, and tells whom nothing else reaches."""
    template = notifications_registry.template(words.message)
    body = {
        "reference": case.reference,
        "state": case.state,
        "words_fr": template.text("fr", words.values),
        "words_en": template.text("en", words.values),
        "at": act.at.isoformat(),
        "promised_at": case.promised_at.isoformat() if case.promised_at else "",
        "reached": reached,
    }
    sync.feed(kind=STATUS, body=body, to=PlaceId(case.place), act=act)


def _end(notice: Notice, ending: NoticeEnding, act: Act) -> None:
    notice.ended_at, notice.ending = act.at, ending
    notice.save(update_fields=["ended_at", "ending"])
    journal.record(happened=events.ApplicantTold(notice.case.pseudonym, notice.occasion, ending), act=act)


@operation
def remind(*, pseudonym: str, occasion: Occasion, key: str, act: Act) -> None:
    """Owe what time alone made necessary to say; asked again with the same key, it is owed once."""
    owe(Case.objects.get(pseudonym=pseudonym), occasion, act, key=key)


@operation
def owe_word_of_document(*, pseudonym: str, occasion: Occasion, document: str, act: Act) -> None:
    """Owe the holder the news that a document of this case holds no longer, in the transaction that ended it."""
    owe(Case.objects.get(pseudonym=pseudonym), occasion, act, key=document)
