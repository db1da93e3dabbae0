"""From a message to work at the desk, and from what it gives to a message."""

from collections.abc import Callable

from guichet.foundation.keys import records
from guichet.foundation.keys.keeper.desk import Desk, Refusal
from guichet.foundation.keys.public import Kind
from guichet.foundation.keys.records import UseRecord
from guichet.foundation.keys.wire import Message

MOST_USES = 1_000


def work_for(asked: Message) -> Callable[[Desk], Message]:
    """Raises Refusal "not-understood" for what no client of ours says."""
    verb = VERBS.get(asked.head.get("verb", ""))
    if verb is None:
        raise Refusal("not-understood")

    def work(desk: Desk) -> Message:
        try:
            return verb(desk, asked)
        except (KeyError, IndexError, ValueError):
            raise Refusal("not-understood") from None

    return work


def receive(desk: Desk, asked: Message) -> Message:
    envelope, bound_to = asked.parts[0], asked.parts[1]
    case_key_id, ciphertext, record = desk.receive(envelope, bound_to=bound_to, case=asked.head["case"])
    return _with_record(record, {"case_key_id": case_key_id}, ciphertext)


def open_(desk: Desk, asked: Message) -> Message:
    plaintext, record = desk.open(
        asked.parts[0],
        case_key_id=asked.head["case_key_id"],
        bound_to=asked.parts[1],
        reader=asked.head["reader"],
        reason=asked.head["reason"],
    )
    return _with_record(record, {}, plaintext)


def reseal(desk: Desk, asked: Message) -> Message:
    plaintext, bound_to = asked.parts[0], asked.parts[1]
    return Message({}, (desk.reseal(plaintext, case_key_id=asked.head["case_key_id"], bound_to=bound_to),))


def destroy(desk: Desk, asked: Message) -> Message:
    return _with_record(desk.destroy(asked.head["case_key_id"], reason=asked.head["reason"]), {})


def sign(desk: Desk, asked: Message) -> Message:
    signature, key_id, record = desk.sign(_kind(asked), asked.parts[0], holder=asked.head["holder"])
    return _with_record(record, {"key_id": key_id}, signature)


def rotate(desk: Desk, asked: Message) -> Message:
    key, record = desk.rotate(_kind(asked), holder=asked.head["holder"], reason=asked.head["reason"])
    return _with_record(record, {"key_id": key.id})


def uses(desk: Desk, asked: Message) -> Message:
    found = desk.uses(after=int(asked.head["after"]), limit=min(int(asked.head["limit"]), MOST_USES))
    return Message({}, tuple(part for signed, reason, sealed in found for part in (signed, reason.encode(), sealed)))


def alive(_desk: Desk, _asked: Message) -> Message:
    return Message({})


VERBS: dict[str, Callable[[Desk, Message], Message]] = {
    "receive": receive,
    "open": open_,
    "reseal": reseal,
    "destroy": destroy,
    "sign": sign,
    "rotate": rotate,
    "uses": uses,
    "alive": alive,
}


def _kind(asked: Message) -> Kind:
    try:
        return Kind(asked.head["kind"])
    except ValueError:
        raise Refusal("wrong-key") from None


def _with_record(record: UseRecord, head: dict[str, str], *parts: bytes) -> Message:
    """The record travels as its signed bytes and its signature; the reader and the reason came from who asked."""
    return Message({**head, "reason": record.reason}, (records.signed_bytes(record), record.signature, *parts))
