"""A number stated while the national register was silent is asked about again, until the register answers."""

from guichet.foundation.identity import operations as identity
from guichet.foundation.identity import queries, registry
from guichet.foundation.lib.act import Act


def check(citizen: str, act: Act) -> None:
    """What a worker does: the register outside any transaction, then one operation. Safe to run twice."""
    waiting = queries.waiting_number(citizen)
    if waiting is None:
        return
    answer = registry.ask_national_register(waiting.npi, about=citizen, act=act)
    identity.check_waiting_number(citizen=citizen, since=waiting.since, answer=answer, act=act)
