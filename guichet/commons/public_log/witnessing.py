"""A centre as a witness: it looks at each checkpoint, holds it against the one that it saw before, and cosigns it.

It asks, since it sits behind a radio link that nobody reaches from outside. What it saw first is what it measures by: a
hub that shows two centres two pasts is found as soon as they compare.
"""

from django.conf import settings

from guichet.commons.public_log import notes, queries
from guichet.commons.public_log import operations as public_log
from guichet.commons.public_log.auditing import reading
from guichet.commons.public_log.auditing.sources import Source
from guichet.commons.public_log.notes import Checkpoint, Note, Use, Verifier
from guichet.commons.public_log.operations.witnessing import Said
from guichet.commons.public_log.refusals import Forked, NotSigned, RolledBack
from guichet.commons.public_log.vocabulary import Fault
from guichet.commons.sync.records import Carried
from guichet.foundation.keys import client as keys
from guichet.foundation.keys.public import Kind
from guichet.foundation.lib.act import Act


def look(source: Source, act: Act) -> None:
    """Raises LogFault for what is no log of the State's; a log that contradicts itself raises the alarm instead."""
    told = notes.read(source.file("checkpoint").decode(errors="replace"))
    seen = queries.seen()
    origin = seen.origin if seen else told.body.split("\n", 1)[0]
    key = _signer(told, origin)
    known = Checkpoint(seen.origin, seen.size, bytes(seen.root)) if seen else None
    try:
        found, note = reading.follow(source, key, known)
    except (RolledBack, Forked) as fault:
        found_fault = Fault.FORKED if isinstance(fault, Forked) else Fault.ROLLED_BACK
        public_log.doubt(
            witness=_name(origin), fault=found_fault, known=known.size if known else 0, note=str(told), act=act
        )
        return
    if seen is None or (found.size, seen.fault) != (seen.size, ""):
        _cosign(found, note, act)


def _cosign(found: Checkpoint, note: Note, act: Act) -> None:
    moment = int(act.at.timestamp())
    mine = Verifier(_name(found.origin), keys.own(Kind.LOG).public, Use.COSIGNATURE)
    signed = keys.sign(Kind.LOG, notes.cosigned(note.body, moment))
    said = Said(mine.name, mine.public, notes.line(mine, signed.signature, moment=moment))
    public_log.see(checkpoint=found, said=said, record=signed.record, act=act)


def _signer(note: Note, origin: str) -> Verifier:
    """The key of the State's that signed it. Raises NotSigned when none did."""
    for key in keys.public_keys():
        verifier = Verifier(origin, key.public)
        if key.kind is Kind.LOG and notes.is_signed(note, verifier):
            return verifier
    raise NotSigned


def _name(origin: str) -> str:
    return f"{origin}/{settings.CENTRE}"


def take_cosignature(carried: Carried) -> None:
    """At the hub. Whoever carries it proved its node's key, and speaks for its own centre alone."""
    body = carried.body
    said = Said(_of_its_own(carried), bytes(body["key"]), str(body["line"]))
    public_log.take_cosignature(size=int(body["size"]), root=bytes(body["root"]), said=said, act=carried.act)


def take_doubt(carried: Carried) -> None:
    body = carried.body
    public_log.keep_doubt(
        witness=_of_its_own(carried),
        fault=Fault(body["fault"]),
        size=int(body["size"]),
        note=str(body["note"]),
        act=carried.act,
    )


def _of_its_own(carried: Carried) -> str:
    """Raises NotSigned for a witness that is not the centre which says so."""
    witness = str(carried.body["witness"])
    if witness != f"{settings.LOG_ORIGIN}/{carried.act.place}":
        raise NotSigned
    return witness
