"""What a witness answers to `POST /add-checkpoint` (C2SP tlog-witness): a line of its own, or why there is none."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus

from guichet.commons.public_log import notes
from guichet.commons.public_log.notes import Checkpoint, Note, Verifier
from guichet.commons.public_log.refusals import Malformed, NotSigned
from guichet.commons.public_log.tree import proofs
from guichet.commons.public_log.tree.hashing import EMPTY, SIZE
from guichet.commons.public_log.witness.memory import Memory
from guichet.commons.public_log.witness.seed import Seed

logger = logging.getLogger(__name__)

MOST_HASHES = 63  # of a proof: a tree of 2^63 lines needs no more
TEXT, SIZE_OF_A_LOG = "text/plain; charset=utf-8", "text/x.tlog.size"


@dataclass(frozen=True, slots=True)
class Asked:
    """`former` is how many lines the log believes that we cosigned last; `path` shows that it grew out of them."""

    former: int
    path: tuple[bytes, ...]
    note: Note


@dataclass(frozen=True, slots=True)
class Answer:
    status: HTTPStatus
    text: str
    kind: str = TEXT


@dataclass(frozen=True, slots=True)
class Witness:
    """`logs` are the keys of those it looks at: the name of a key is the origin of its log, which may have several."""

    seed: Seed
    memory: Memory
    logs: Sequence[Verifier]

    def answer(self, body: bytes, moment: int) -> Answer:
        """At `moment`, in seconds since 1970. Raises OSError, MemoryDamaged: nothing is cosigned then."""
        try:
            asked = read(body)
            keys = self._keys(asked.note)
            if not keys:
                return Answer(HTTPStatus.NOT_FOUND, "this witness does not know the log\n")
            return self._compare(asked, _checkpoint(asked.note, keys), moment)
        except NotSigned:
            return Answer(HTTPStatus.FORBIDDEN, "no key that this witness knows signed the checkpoint\n")
        except Malformed:
            return Answer(HTTPStatus.BAD_REQUEST, "this is not a request to add a checkpoint\n")

    def _keys(self, note: Note) -> list[Verifier]:
        origin = note.body.split("\n", 1)[0]
        return [key for key in self.logs if key.name == origin]

    def _compare(self, asked: Asked, shown: Checkpoint, moment: int) -> Answer:
        if asked.former > shown.size:
            return Answer(HTTPStatus.BAD_REQUEST, "the checkpoint has fewer lines than the old one\n")
        with self.memory.alone():
            last = self.memory.last(shown.origin) or Checkpoint(shown.origin, 0, EMPTY)
            if asked.former != last.size:
                return Answer(HTTPStatus.CONFLICT, f"{last.size}\n", SIZE_OF_A_LOG)
            if shown.size == last.size and shown.root != last.root:
                _keep_evidence(last, asked.note)
                return Answer(HTTPStatus.CONFLICT, f"{last.size}\n", SIZE_OF_A_LOG)
            if not _grew(last, shown, asked.path):
                _keep_evidence(last, asked.note)
                return Answer(HTTPStatus.UNPROCESSABLE_ENTITY, "the proof does not lead to the checkpoint\n")
            self.memory.keep(shown)
        return Answer(HTTPStatus.OK, self.seed.cosigned(asked.note.body, moment))


def _keep_evidence(last: Checkpoint, note: Note) -> None:
    """The log signed what does not go with what we cosigned: whoever runs the witness has something to publish."""
    logger.error("cosigned before:\n%s\nand shown now, which did not grow out of it:\n%s", last.body, note)


def _grew(last: Checkpoint, shown: Checkpoint, path: Sequence[bytes]) -> bool:
    if last.size == 0:
        return not path
    return proofs.is_consistent(last.size, shown.size, path, last.root, shown.root)


def read(body: bytes) -> Asked:
    """Raises Malformed."""
    try:
        lines, empty, note = body.decode().partition("\n\n")
    except UnicodeDecodeError:
        raise Malformed from None
    first, *path = lines.split("\n")
    if not empty or not first.startswith("old ") or len(path) > MOST_HASHES:
        raise Malformed
    return Asked(notes.number(first.removeprefix("old ")), tuple(map(_hash, path)), notes.read(note))


def _hash(line: str) -> bytes:
    decoded = notes.decoded(line)
    if len(decoded) != SIZE:
        raise Malformed
    return decoded


def _checkpoint(note: Note, keys: Sequence[Verifier]) -> Checkpoint:
    """What the log signed with one of its `keys`. Raises NotSigned, Malformed."""
    signer = next((key for key in keys if notes.is_signed(note, key)), None)
    if signer is None:
        raise NotSigned
    checkpoint = notes.checkpoint(note, signer.name, signer)
    if len(checkpoint.root) != SIZE:
        raise Malformed
    return checkpoint
