"""Putting a question to a register. It may wait for a network, so it runs inside no operation."""

from guichet.commons.registers import operations as registers
from guichet.commons.registers import registry
from guichet.commons.registers.answers import Answer, Query
from guichet.commons.registers.connectors import Question
from guichet.commons.registers.models import Search
from guichet.commons.registers.vocabulary import Purpose, Why
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import running


class InsideAnOperation(RuntimeError):
    """A register was asked while a transaction was open, which would make everybody wait for it."""


def put(search: Search, query: Query) -> Answer:
    """What the register says to a question that was written down; the caller closes the search with it."""
    if running() is not None:
        raise InsideAnOperation(search.register)
    connector = registry.connector(search.register)
    if connector is None:
        return Answer.without(Why.NOT_CONNECTED)
    asked = Question(search.message, search.about, search.asked_by, Purpose(search.purpose), query)
    return connector.ask(asked)


def search(*, register: str, about: str, purpose: Purpose, query: Query, act: Act) -> Answer:
    """Ask and write down both the question and its outcome."""
    opened = registers.open_search(register=register, about=about, purpose=purpose, query=query, act=act)
    answer = put(opened, query)
    registers.close_search(message=opened.message, answer=answer, act=act)
    return answer
