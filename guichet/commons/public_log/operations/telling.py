"""How the public log changes: lines wait beside their event, get their place, and what stands is signed."""

import random
from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import islice

from django.conf import settings
from django.db.models import Count, Exists, Min, OuterRef, Value
from django.db.models.functions import Concat

from guichet.commons.public_log import events, leaves, policies, queries, registry, storing
from guichet.commons.public_log.models import ALONE, Forgotten, Signed, Tree, Waiting
from guichet.commons.public_log.notes import Checkpoint, Note
from guichet.commons.public_log.refusals import TooManyWords
from guichet.commons.public_log.storing import Told
from guichet.commons.public_log.tree.bundles import LONGEST
from guichet.foundation.journal import operations as journal
from guichet.foundation.journal.models import Entry
from guichet.foundation.keys import operations as keys
from guichet.foundation.keys.records import UseRecord
from guichet.foundation.lib import rows
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation

AGAIN = "again "  # begins the crowd of what was in the log already
LINE = ("entry", "subject", "content")
AT_ONCE = 500  # rows a statement
MOST = 5_000  # lines in one transaction: others write too
# Whoever could foresee the order of a crowd could take it apart again.
_chance = random.SystemRandom()


@operation
def wait(*, entry: Entry, act: Act) -> None:
    """Write the line of an event beside it: it is in the log within a second, or with its crowd.

    Raises TooManyWords, and nothing is done, rather than leave a line that nobody could ever publish.
    """
    told = registry.told(entry.kind)
    if settings.NODE != "hub":
        return  # a centre's acts are told by the hub, once they are there
    facts = told.facts(entry.facts)
    leaf = leaves.Leaf(told.kind, entry.at, facts)
    content = leaf.content()
    if len(content) > LONGEST:
        raise TooManyWords(policies.MOST_CHARACTERS)
    about = str(facts.get("case", entry.subject))
    rows.add(Waiting(entry.pk, about, told.crowd(entry.facts), content, act.at))


@operation
def sequence(*, act: Act) -> int:
    """Give their places to lines that wait, at most MOST; how many got one. No event: each line has its own."""
    tree = _locked()
    first = queries.first_in_a_crowd()
    if first is not None and policies.is_due(tree.crowds_until, first, act.at):
        _tell_crowds(tree, act)
    lines = _taken()
    if lines:
        _append(tree, lines)
    return len(lines)


def _taken() -> list[Told]:
    """The first that are free, which wait no longer."""
    free = list(Waiting.objects.free().order_by("entry").values_list(*LINE)[:MOST])
    storing.forget([entry for entry, *_more in free])
    return [Told(subject, bytes(content)) for _entry, subject, content in free]


def _locked() -> Tree:
    Tree.objects.get_or_create(number=ALONE)
    return Tree.objects.select_for_update().get(number=ALONE)


def _tell_crowds(tree: Tree, act: Act) -> None:
    """Free those that are many enough, in an order that tells nothing of when each came.

    A line whose case has an earlier one in another crowd waits for it, so that what is freed may free more.
    """
    hour = policies.hour_of(act.at)
    _set_apart()
    while told := _freed(hour, act):
        shuffled = iter(_shuffled(told))
        while some := list(islice(shuffled, MOST)):
            _append(tree, some)
    tree.crowds_until = hour
    tree.save(update_fields=["crowds_until"])


def _set_apart() -> None:
    """What a restored hub says again has a crowd of its own: its name is in the log, so it hides nobody else."""
    hidden = Waiting.objects.in_a_crowd().filter(subject=OuterRef("subject"))
    told = set(Forgotten.objects.filter(Exists(hidden)).values_list("subject", "kind"))
    known = Forgotten.objects.filter(subject=OuterRef("subject"))
    lines = Waiting.objects.in_a_crowd().exclude(crowd__startswith=AGAIN).filter(Exists(known)).order_by("entry")
    again = [entry for entry, of, said in lines.values_list(*LINE) if (of, leaves.read(said)["kind"]) in told]
    for at in range(0, len(again), AT_ONCE):
        some = Waiting.objects.filter(entry__in=again[at : at + AT_ONCE])
        some.update(crowd=Concat(Value(AGAIN), "crowd"))


def _freed(hour: datetime, act: Act) -> list[Told]:
    waited = Waiting.objects.first_in_crowds().filter(since__lt=hour)
    found = waited.values("crowd").annotate(lines=Count("entry"), first=Min("since")).order_by("crowd")
    crowds = [policies.Crowd(each["crowd"], each["lines"], each["first"]) for each in found]
    many = {crowd.name for crowd in crowds if policies.is_many(crowd)}
    small = {crowd.name for crowd in crowds if policies.is_over(crowd, act.at)} - many
    freed = list(
        waited.filter(crowd__in=many | small).order_by("entry").values_list("entry", "subject", "content", "crowd")
    )
    storing.forget([entry for entry, *_more in freed])
    lines = ((of, bytes(content), crowd in small) for _entry, of, content, crowd in freed)
    return [Told(of, leaves.widened(content) if alone else content) for of, content, alone in lines]


def _shuffled(lines: Iterable[Told]) -> list[Told]:
    """In a chance order, but for the lines of one case, which keep theirs."""
    by_case: defaultdict[str, deque[Told]] = defaultdict(deque)
    for line in lines:
        by_case[line.subject].append(line)
    turns = [subject for subject, its in by_case.items() for _ in its]
    _chance.shuffle(turns)
    return [by_case[subject].popleft() for subject in turns]


def _append(tree: Tree, lines: Sequence[Told]) -> None:
    storing.append(tree.size, lines)
    tree.size += len(lines)
    tree.save(update_fields=["size"])


@operation
def keep_signed(*, checkpoint: Checkpoint, note: Note, record: UseRecord, act: Act) -> None:
    """Keep what was signed, beside the proof that the keeper's key was used for it; once, if two workers signed it."""
    if not rows.add_unless_known(Signed(checkpoint.size, checkpoint.root, str(note), act.at)):
        return
    keys.journal_use(record=record, act=act)
    journal.record(happened=events.CheckpointSigned(checkpoint.root.hex(), checkpoint.size), act=act)
