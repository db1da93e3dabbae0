"""Questions that nobody would ever see, rules that stop everybody, fees that nobody would ever pay."""

from collections.abc import Iterator, Sequence

from guichet.commons.catalogue.definition.checks.reach.search import Verdict, refusals, search, search_past_rules
from guichet.commons.catalogue.definition.faults import Fault, Place
from guichet.commons.catalogue.definition.form import Entry, Form, inner_entries
from guichet.commons.catalogue.definition.source import Path, Source


def faults(form: Form, source: Source) -> Iterator[Fault]:
    judged: set[Place] = set()
    for entry in form.entries:
        yield from _shown(form, entry, source, judged)
        for inner in inner_entries(entry):
            yield from _shown(form.within(entry), inner, source, judged)
    yield from _eligibility(form, source)
    for path, expression in _choices_of_rules(form):
        if search_past_rules(form, [expression]) is Verdict.NEVER:
            yield Fault(source.at(path), "never-applies")


def _shown(form: Form, entry: Entry, source: Source, judged: set[Place]) -> Iterator[Fault]:
    """Blamed on the innermost condition, once for all the questions under it."""
    place = source.at(entry.conditions[-1].path) if entry.conditions else None
    if place is None or place in judged:
        return
    judged.add(place)
    verdict = search_past_rules(form, [condition.expression for condition in entry.conditions])
    if verdict is Verdict.NEVER:
        yield Fault(place, "never-shown", {"name": entry.name})
    elif verdict is Verdict.NOT_PROVEN:
        yield Fault(place, "shown-not-proven", {"name": entry.name})


def _eligibility(form: Form, source: Source) -> Iterator[Fault]:
    """A rule that stops everybody by itself, else all of them together."""
    rules = form.service.eligibility
    always = [index for index, each in enumerate(refusals(form)) if _stops_all(form, [each])]
    for index in always:
        yield Fault(source.at(("eligibility", index, "when")), "always-stops", {"code": rules[index].code})
    if rules and not always and _stops_all(form, refusals(form)):
        yield Fault(source.key(("eligibility",)), "rules-stop-all")


def _stops_all(form: Form, refused: Sequence[str]) -> bool:
    return search(form, refused) is Verdict.NEVER


def _choices_of_rules(form: Form) -> Iterator[tuple[Path, str]]:
    for number, offer in enumerate(form.service.offers):
        for index, fee in enumerate(offer.fees or ()):
            if fee.when:
                yield ("offers", number, "fees", index, "when"), fee.when
        for index, paper in enumerate(offer.papers or ()):
            if paper.when:
                yield ("offers", number, "papers", index, "when"), paper.when
    procedure = form.service.procedure
    for index, priority in enumerate(procedure.circuit.priorities if procedure else ()):
        yield ("procedure", "circuit", "priorities", index, "when"), priority.when
