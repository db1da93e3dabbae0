"""Every way in which the list of questions changes. The question itself goes out between the two, in no transaction."""

import json
import uuid

from guichet.commons.registers import events
from guichet.commons.registers.answers import Answer, Query
from guichet.commons.registers.models import Search
from guichet.commons.registers.vocabulary import Purpose, State
from guichet.foundation.identity import blind
from guichet.foundation.journal import operations as journal
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation


@operation
def open_search(*, register: str, about: str, purpose: Purpose, query: Query, act: Act) -> Search:
    """Write down that a register is about to be asked, by whom and why."""
    search = Search.objects.create(
        message=str(uuid.uuid4()),
        register=register,
        about=about,
        purpose=purpose,
        asked_by=act.actor.reference,
        digest=blind.index("register query", json.dumps(query, sort_keys=True)),
        asked_at=act.at,
    )
    happened = events.RegisterAsked(about, register, search.message, purpose.value, search.digest)
    journal.record(happened=happened, act=act)
    return search


@operation
def close_search(*, message: str, answer: Answer, act: Act) -> Search:
    """Write down what became of it; a second answer to the same question changes nothing."""
    search = Search.objects.select_for_update().get(message=message)
    if search.state != State.ASKED:
        return search
    search.state, search.why, search.count = answer.state, answer.why, len(answer.records)
    search.answered_at = act.at
    search.save(update_fields=["state", "why", "count", "answered_at"])
    happened = events.RegisterAnswered(search.about, search.register, message, search.state, search.why, search.count)
    journal.record(happened=happened, act=act)
    return search
