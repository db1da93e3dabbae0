"""Witnesses outside the State's own centres (C2SP tlog-witness): we show each the checkpoint, and it answers a line.

Who they are stands in the file of GUICHET_LOG_WITNESSES, a line each: its key as programs for notes write it, and its
address.
"""

import logging
from base64 import b64encode
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from django.conf import settings

from guichet.commons.public_log import notes, queries
from guichet.commons.public_log import operations as public_log
from guichet.commons.public_log.notes import Verifier
from guichet.commons.public_log.operations.witnessing import Said
from guichet.commons.public_log.queries import Head
from guichet.commons.public_log.refusals import LogFault
from guichet.commons.public_log.storing import StoredTiles
from guichet.commons.public_log.tree import proofs
from guichet.commons.public_log.vocabulary import Fault
from guichet.foundation.lib.act import Act

logger = logging.getLogger(__name__)

SECONDS = 10
CONTRADICTED = (HTTPStatus.CONFLICT, HTTPStatus.UNPROCESSABLE_ENTITY, HTTPStatus.BAD_REQUEST)
LONGEST = 4096  # bytes of an answer: one line, or one number


@dataclass(frozen=True, slots=True)
class Outside:
    """`address` is what C2SP calls the submission prefix."""

    key: Verifier
    address: str


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    text: str


def listed(file: Path | None) -> list[Outside]:
    """Raises LogFault for a key that is none."""
    if file is None:
        return []
    lines = (line.split() for line in file.read_text().splitlines() if line.strip() and not line.startswith("#"))
    return [Outside(notes.read_verifier(key), address.rstrip("/")) for key, address in lines]


def ask_all(act: Act) -> None:
    """Show each the last signed checkpoint, unless it has cosigned it. One that is silent holds up no other."""
    head = queries.head()
    if head is None:
        return
    for outside in listed(settings.LOG_WITNESSES):
        try:
            ask(outside, head, act)
        except (URLError, OSError, LogFault) as fault:
            logger.info("the witness %s did not cosign: %s", outside.key.name, type(fault).__name__)


def ask(outside: Outside, head: Head, act: Act) -> None:
    """Raises OSError when it cannot be reached, LogFault when it answers what is not its own line."""
    known = queries.cosigned_by(outside.key.name)
    if known == head.size:
        return
    answer = _shown(outside, head, known)
    if answer.status == HTTPStatus.CONFLICT and answer.text.strip().isdigit():
        known = int(answer.text)  # by a line of its own that never reached us
        answer = _shown(outside, head, known)
    said = Said(outside.key.name, outside.key.public, answer.text)
    if answer.status == HTTPStatus.OK:
        public_log.take_cosignature(size=head.size, root=head.root, said=said, act=act)
    elif answer.status in CONTRADICTED:
        fault = Fault.ROLLED_BACK if known > head.size else Fault.FORKED
        public_log.keep_doubt(witness=said.witness, fault=fault, size=known, note=str(head.note), act=act)


def _shown(outside: Outside, head: Head, known: int) -> Answer:
    tiles = StoredTiles.for_proof(max(known, 1) - 1, head.size)
    path = proofs.consistency(tiles, known, head.size) if 0 < known <= head.size else []
    lines = "".join(f"{b64encode(each).decode()}\n" for each in path)
    request = Request(  # noqa: S310 an address of our own settings
        f"{outside.address}/add-checkpoint", data=f"old {known}\n{lines}\n{head.note}".encode()
    )
    try:
        with urlopen(request, timeout=SECONDS) as answer:  # noqa: S310 the same
            return Answer(answer.status, answer.read(LONGEST).decode())
    except HTTPError as refusal:
        return Answer(refusal.code, refusal.read(LONGEST).decode(errors="replace"))
