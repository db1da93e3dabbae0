"""The way of a case: every step reached, every way to an end, two pairs of eyes, outcomes that exist."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from guichet.commons.catalogue.definition.circuit import Circuit, Step, StepKind
from guichet.commons.catalogue.definition.faults import Fault, Place
from guichet.commons.catalogue.definition.language.misuse import suggestion
from guichet.commons.catalogue.definition.service import Service
from guichet.commons.catalogue.definition.source import Path, Source
from guichet.commons.catalogue.definition.treatment import Message, Moment, OutcomeKind, Procedure

STEPS: Path = ("procedure", "circuit", "steps")


def faults(service: Service, source: Source) -> Iterator[Fault]:
    if service.procedure is None:
        return
    yield from _codes(service.procedure, source)
    yield from _ways(service.procedure, source)
    yield from _units(service.procedure.circuit, source)
    yield from _too_long(service.procedure, source)
    for index, step in enumerate(service.procedure.circuit.steps):
        yield from _step(step, index, service.procedure.circuit, source)
    yield from _ends(service, service.procedure, source)


def _codes(procedure: Procedure, source: Source) -> Iterator[Fault]:
    circuit = procedure.circuit
    yield from _repeated([unit.code for unit in circuit.units], ("procedure", "circuit", "units"), source)
    yield from _repeated(
        [priority.code for priority in circuit.priorities], ("procedure", "circuit", "priorities"), source
    )
    yield from _repeated([outcome.code for outcome in procedure.outcomes], ("procedure", "outcomes"), source)
    yield from _repeated([step.code for step in circuit.steps], STEPS, source)
    for index, step in enumerate(circuit.steps):
        yield from _repeated([result.code for result in step.results], (*STEPS, index, "results"), source)
        if step.code in {outcome.code for outcome in procedure.outcomes}:
            yield Fault(source.at((*STEPS, index, "code")), "step-or-outcome", {"code": step.code})


def _repeated(codes: Sequence[str], path: Path, source: Source) -> Iterator[Fault]:
    first: dict[str, Place] = {}
    for index, code in enumerate(codes):
        place = source.at((*path, index, "code"))
        if code in first:
            yield Fault(place, "duplicate-code", {"code": code, "first": first[code]})
        first.setdefault(code, place)


def _ways(procedure: Procedure, source: Source) -> Iterator[Fault]:
    steps = procedure.circuit.steps
    next_of = {step.code: [result.to for result in step.results] for step in steps}
    ends = {outcome.code for outcome in procedure.outcomes}
    unknown = list(_destinations(steps, [*next_of, *sorted(ends)], source))
    yield from unknown
    if unknown:  # what follows from a wrong word would only hide it
        return
    reached = _reached(steps[0].code, next_of)
    finishing = _finishing(next_of, ends)
    for index, step in enumerate(steps):
        place = source.at((*STEPS, index, "code"))
        if step.code not in reached:
            yield Fault(place, "step-unreached", {"code": step.code, "first": steps[0].code})
        elif step.code not in finishing:
            yield Fault(place, "step-without-end", {"code": step.code})
    for index, outcome in enumerate(procedure.outcomes):
        if outcome.code not in reached:
            yield Fault(
                source.at(("procedure", "outcomes", index, "code")), "outcome-unreached", {"code": outcome.code}
            )


def _destinations(steps: Sequence[Step], known: Sequence[str], source: Source) -> Iterator[Fault]:
    for index, step in enumerate(steps):
        for number, result in enumerate(step.results):
            if result.to not in known:
                place = source.at((*STEPS, index, "results", number, "to"))
                yield Fault(place, "unknown-destination", {"to": result.to, **suggestion(result.to, known)})


def _reached(start: str, next_of: Mapping[str, Sequence[str]]) -> set[str]:
    found: set[str] = set()
    waiting = [start]
    while waiting:
        code = waiting.pop()
        if code not in found:
            found.add(code)
            waiting += next_of.get(code, ())
    return found


def _finishing(next_of: Mapping[str, Sequence[str]], ends: set[str]) -> set[str]:
    """The steps from which some way leads to an outcome."""
    found = set(ends)
    for _ in next_of:
        found |= {code for code, following in next_of.items() if found & set(following)}
    return found


def _units(circuit: Circuit, source: Source) -> Iterator[Fault]:
    units = [unit.code for unit in circuit.units]
    for index, unit in enumerate(circuit.units):
        if unit.above is not None and unit.above not in set(units) - {unit.code}:
            place = source.at(("procedure", "circuit", "units", index, "above"))
            yield Fault(place, "unknown-unit-above", {"unit": unit.above, **suggestion(unit.above, units)})
    for index, step in enumerate(circuit.steps):
        if step.unit not in units:
            values = {"unit": step.unit, **suggestion(step.unit, units)}
            yield Fault(source.at((*STEPS, index, "unit")), "unknown-unit", values)


def _step(step: Step, index: int, circuit: Circuit, source: Source) -> Iterator[Fault]:
    yield from _four_eyes(step, index, circuit, source)
    if (step.kind is StepKind.OPINION) != bool(step.opinions):
        code = "opinion-without-body" if step.kind is StepKind.OPINION else "bodies-without-opinion"
        yield Fault(source.at((*STEPS, index, "kind")), code, {"code": step.code})
    yield from _register(step, index, source)
    if step.identity_needed and step.identity_reason is None:
        yield Fault(source.at((*STEPS, index, "identity_needed")), "identity-without-reason", {"code": step.code})


def _register(step: Step, index: int, source: Source) -> Iterator[Fault]:
    """A question goes to a register that is named, and names the person: never from a blind step."""
    if not step.register_query:
        return
    place = source.key((*STEPS, index, "register_query"))
    if step.base_register is None:
        yield Fault(place, "query-without-register", {"code": step.code})
    if not step.identity_needed:
        yield Fault(place, "query-without-identity", {"code": step.code})


def _four_eyes(step: Step, index: int, circuit: Circuit, source: Source) -> Iterator[Fault]:
    if step.four_eyes_with is None:
        return
    place = source.at((*STEPS, index, "four_eyes_with"))
    others = {each.code: each for each in circuit.steps if each.code != step.code}
    if step.four_eyes_with == step.code:
        yield Fault(place, "four-eyes-with-itself", {"code": step.code})
    elif step.four_eyes_with not in others:
        values = {"with": step.four_eyes_with, **suggestion(step.four_eyes_with, list(others))}
        yield Fault(place, "four-eyes-with-nobody", values)
    elif StepKind.ISSUE in {step.kind, others[step.four_eyes_with].kind}:
        yield Fault(place, "four-eyes-of-a-machine", {"code": step.code})


def _too_long(procedure: Procedure, source: Source) -> Iterator[Fault]:
    promise = procedure.promise
    for index, step in enumerate(procedure.circuit.steps):
        if step.delay.unit is promise.unit and step.delay.at_most > promise.at_most:
            values = {"code": step.code, "promise": promise.at_most, "unit": promise.unit.value}
            yield Fault(source.at((*STEPS, index, "delay")), "step-longer-than-promise", values)


def _ends(service: Service, procedure: Procedure, source: Source) -> Iterator[Fault]:
    codes = [outcome.code for outcome in procedure.outcomes]
    for index, outcome in enumerate(procedure.outcomes):
        place = source.at(("procedure", "outcomes", index))
        if outcome.kind is OutcomeKind.REFUSED and outcome.appeal is None:
            yield Fault(place, "refusal-without-appeal", {"code": outcome.code})
        if outcome.code not in procedure.retention.years:
            years = source.key(("procedure", "retention", "years"))
            yield Fault(years, "no-retention", {"code": outcome.code})
    for code in procedure.retention.years:
        if code not in codes:
            place = source.key(("procedure", "retention", "years", code))
            yield Fault(place, "unknown-outcome", {"code": code, **suggestion(code, codes)})
    yield from _messages(procedure, codes, source)
    if procedure.way not in {offer.way for offer in service.offers}:
        path: Path = ("procedure", "way") if "way" in source.values["procedure"] else ("procedure",)
        yield Fault(source.at(path), "no-such-offer", {"way": procedure.way.value})
    if not service.sections:
        yield Fault(source.key(("procedure",)), "procedure-without-form")


def _messages(procedure: Procedure, outcomes: Sequence[str], source: Source) -> Iterator[Fault]:
    seen: Counter[tuple[Moment, str | None]] = Counter()
    for index, message in enumerate(procedure.messages):
        path: Path = ("procedure", "messages", index)
        seen[message.moment, message.outcome] += 1
        if seen[message.moment, message.outcome] > 1:
            yield Fault(source.at(path), "duplicate-message", {"moment": message.moment.value})
        if message.outcome is not None and message.outcome not in outcomes:
            values = {"code": message.outcome, **suggestion(message.outcome, outcomes)}
            yield Fault(source.at((*path, "outcome")), "unknown-outcome", values)
        if message.outcome is not None and message.moment is not Moment.CLOSED:
            yield Fault(source.at((*path, "outcome")), "outcome-too-early", {"moment": message.moment.value})
        yield from _placeholders(message, (*path, "text"), source)


# What is not known yet at a moment, or holds no longer, would leave a hole in the sentence.
PLACEHOLDERS = {
    Moment.RECEIVED: ("reference", "service", "place"),
    Moment.READY: ("reference", "service", "place", "promised_on"),
    Moment.PAUSED: ("reference", "service", "place", "motive"),
    Moment.RESUMED: ("reference", "service", "place", "promised_on"),
    Moment.LATE: ("reference", "service", "place", "promised_on"),
    Moment.CLOSED: ("reference", "service", "place", "outcome"),
}


def _placeholders(message: Message, path: Path, source: Source) -> Iterator[Fault]:
    known = PLACEHOLDERS[message.moment]
    for language, text in message.text.model_dump(exclude_none=True).items():
        for name in _names_in_braces(text):
            if name not in known:
                values = {"name": name, "known": ", ".join(known)}
                yield Fault(source.at((*path, language)), "unknown-placeholder", values)


def _names_in_braces(text: str) -> list[str]:
    return [part.partition("}")[0] for part in text.split("{")[1:]]
