"""What this room lends to identity: the national register of persons, asked through its connector."""

from guichet.commons.registers import asking
from guichet.commons.registers.answers import Answer
from guichet.commons.registers.fields import Field
from guichet.commons.registers.kinds import POPULATION
from guichet.commons.registers.vocabulary import Purpose, State
from guichet.foundation.identity import registry as identity
from guichet.foundation.identity.registry import RegisterAnswer, RegisterState
from guichet.foundation.lib.act import Act


def contribute() -> None:
    identity.register_national_register(ask_population)


def ask_population(npi: str, about: str, act: Act) -> RegisterAnswer:
    answer = asking.search(register=POPULATION, about=about, purpose=Purpose.IDENTITY, query={Field.NPI: npi}, act=act)
    return _as_identity_reads_it(answer)


def _as_identity_reads_it(answer: Answer) -> RegisterAnswer:
    """Two persons under one number is the register's own fault: it then says nothing of either."""
    match answer.state:
        case State.FOUND:
            return RegisterAnswer(RegisterState.KNOWN, answer.records[0].name)
        case State.NOT_FOUND:
            return RegisterAnswer(RegisterState.UNKNOWN)
    return RegisterAnswer(RegisterState.UNAVAILABLE)
