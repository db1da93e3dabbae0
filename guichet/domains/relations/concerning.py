"""Writing to the desk without an account, and coming back with the code: the keeper first, then one operation."""

from dataclasses import dataclass, field
from datetime import datetime

from guichet.commons.catalogue import queries as catalogue
from guichet.domains.relations import codes, policies, routing, wording
from guichet.domains.relations import operations as relations
from guichet.domains.relations.models import Concern
from guichet.domains.relations.refusals import MatriculeNeeded, NoConcern, NothingSaid
from guichet.domains.relations.vocabulary import Channel, ConcernKind, ConcernState, ScoreSource, Side
from guichet.domains.relations.wording import Contact, Words
from guichet.foundation.identity import staffing
from guichet.foundation.identity.viewer import NOBODY
from guichet.foundation.lib.act import Act


@dataclass(frozen=True, slots=True, repr=False)
class Said:
    """What a person says, and how it came. `about` is the authority complained of, if one is named.

    `department` is where they are, if they said it: some directorates there answer for what is theirs.
    """

    kind: ConcernKind
    theme: str
    words: Words
    channel: Channel = Channel.ONLINE
    service: str = ""
    case: str = ""
    about: str = ""
    sex: str = ""
    contact: Contact = field(default_factory=Contact)
    language: str = "fr"
    department: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """`code` is told once and kept nowhere; `to` is the authority that answers. `held`: a file that was not kept."""

    reference: str
    code: str
    to: str
    due_at: datetime
    held: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Exchanged:
    """A line of what both sides said."""

    side: Side
    at: datetime
    words: Words


@dataclass(frozen=True, slots=True)
class Moved:
    """From one authority to another; without a motive, because it was late."""

    to: str
    motive: str
    at: datetime


@dataclass(frozen=True, slots=True, repr=False)
class Followed:
    """What whoever holds the code reads of their concern."""

    reference: str
    kind: ConcernKind
    state: ConcernState
    to: str
    opened_at: datetime
    due_at: datetime
    is_late: bool
    may_reopen: bool
    may_score: bool
    scores: tuple[int, int] | None
    moves: tuple[Moved, ...]
    lines: tuple[Exchanged, ...]


def send(said: Said, once: str, act: Act) -> Given:
    """The same again when the form drawn with `once` is sent again.

    Raises NothingSaid, MatriculeNeeded, KeeperUnavailable before the first key, KeyError for an unknown theme.
    """
    refuse_incomplete(said)
    code = codes.code_of(once, about=codes.CONCERN)
    facts = facts_of(said, codes.imprint_of(code, about=codes.CONCERN), act.at)
    row = relations.open_concern(facts=facts, words=wording.seal(said.words, once), act=act)
    return Given(row.reference, code, row.to, row.due_at, said.words.held)


def refuse_incomplete(said: Said) -> None:
    """Raises NothingSaid, MatriculeNeeded, KeyError for an unknown theme."""
    if not said.words.text.strip():
        raise NothingSaid
    if routing.themes()[said.theme].asks_matricule and not said.words.matricule:
        raise MatriculeNeeded


def facts_of(said: Said, imprint: str, at: datetime) -> relations.Facts:
    """What is counted of it, and where it goes. Raises KeeperUnavailable before the first key."""
    now = catalogue.current()
    about = said.about
    if said.kind is ConcernKind.COMPLAINT:
        about = routing.complained_of(now, named=said.about, service=said.service)
    near = _near(said, at)
    return relations.Facts(
        imprint=imprint,
        kind=said.kind,
        channel=said.channel,
        theme=said.theme,
        to=routing.structure(now, theme=said.theme, service=said.service, about=about, near=near),
        about=about,
        service=said.service,
        case=said.case,
        sex=said.sex,
        contact=wording.seal_contact(said.contact, imprint),
        language=said.language,
    )


def _near(said: Said, at: datetime) -> str:
    """The directorate of the person's department, if somebody answers there."""
    found = routing.held_at(said.department) if routing.themes()[said.theme].is_departmental else ""
    staffed = found and staffing.is_staffed(places=routing.places_of(found), kinds=policies.ANSWERING, at=at)
    return found if staffed else ""


def follow(code: str, act: Act) -> Followed:
    """Raises NoConcern and the refusals of the keeper."""
    row = _found(code)
    read = [(remark, wording.opened(remark, reader=NOBODY)) for remark in row.remarks.order_by("at", "pk")]
    records = [record for _remark, each in read for record in each.records]
    relations.note_followed(reference=row.reference, records=records, act=act)
    lines = (Exchanged(Side(remark.side), remark.at, each.words) for remark, each in read)
    return _followed(row, tuple(lines), act.at)


def reopen(code: str, text: str, once: str, act: Act) -> None:
    """Raises NoConcern, NothingSaid, TooLate."""
    row = _found(code)
    if not text.strip():
        raise NothingSaid
    relations.reopen(reference=row.reference, words=wording.seal(Words(text), once), act=act)


def score(code: str, delay: int, result: int, act: Act) -> None:
    """Raises NoConcern, NotAnswered, AlreadyScored, NotAScore."""
    row = _found(code)
    relations.score(reference=row.reference, delay=delay, result=result, source=ScoreSource.PERSON, act=act)


def _found(code: str) -> Concern:
    row = Concern.objects.filter(imprint=codes.imprint_of(code, about=codes.CONCERN)).first()
    if row is None:
        raise NoConcern
    return row


def _followed(row: Concern, lines: tuple[Exchanged, ...], at: datetime) -> Followed:
    scores = None
    if row.delay_score is not None and row.result_score is not None:
        scores = (row.delay_score, row.result_score)
    return Followed(
        reference=row.reference,
        kind=ConcernKind(row.kind),
        state=ConcernState(row.state),
        to=row.to,
        opened_at=row.opened_at,
        due_at=row.due_at,
        is_late=row.is_late,
        may_reopen=policies.may_be_reopened(row, at),
        may_score=row.answered_at is not None and scores is None,
        scores=scores,
        moves=tuple(Moved(each.to, each.motive, each.at) for each in row.transfers.order_by("pk")),
        lines=lines,
    )
