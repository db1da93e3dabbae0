"""Expressions: unknown names, kinds that do not go together, answers read too early, circles."""

from collections.abc import Iterator, Mapping, Sequence

from guichet.commons.catalogue.definition.checks.sites import Site, sites
from guichet.commons.catalogue.definition.expressions import judged
from guichet.commons.catalogue.definition.faults import Fault
from guichet.commons.catalogue.definition.form import Entry, Form, own_expressions
from guichet.commons.catalogue.definition.language.kinds import NAMES, Anything, Bool, Date, File, Text, Variable
from guichet.commons.catalogue.definition.language.misuse import Misuse
from guichet.commons.catalogue.definition.source import Source


def faults(form: Form, source: Source) -> Iterator[Fault]:
    cycles = list(_cycles(form))
    for cycle in cycles:
        yield _cycle_fault(form, source, cycle)
    in_cycle = {name for cycle in cycles for name in cycle}
    for site in sites(form):
        yield from _faults_at(site, form, source, in_cycle)


def _faults_at(site: Site, form: Form, source: Source, in_cycle: set[str]) -> Iterator[Fault]:
    try:
        judgement = judged(site.expression, _scope(site))
    except Misuse as misuse:
        yield _misuse_fault(site, form, source, misuse)
        return
    if site.is_condition and not isinstance(judgement.kind, Bool | Anything):
        french, english = NAMES[type(judgement.kind)]
        yield Fault(source.at(site.path), "not-a-condition", {"kind_fr": french, "kind_en": english})
    elif site.is_text and not isinstance(judgement.kind, Text | Date | Anything):
        yield Fault(source.at(site.path), "register-takes-texts")
    elif isinstance(judgement.kind, File):
        yield Fault(source.at(site.path), "file-as-value")
    for name in sorted((judgement.names & site.later) - in_cycle):
        yield Fault(source.at(site.path), "read-too-early", {"name": name})
    if site.own and site.own not in judgement.names:
        yield Fault(source.at(site.path), "check-of-another", {"name": site.own})


def _scope(site: Site) -> Mapping[str, Variable]:
    """A check runs on an answer that is given: there it is never absent."""
    if site.own is None:
        return site.scope
    return {**site.scope, site.own: Variable(site.scope[site.own].kind)}


def _misuse_fault(site: Site, form: Form, source: Source, misuse: Misuse) -> Fault:
    place = source.inside(site.path, misuse.column)
    name = misuse.values.get("name")
    if misuse.code == "unknown-answer" and name in form.by_name:
        return Fault(place, "not-an-answer", {"name": name})
    if misuse.code == "unknown-answer" and name in _inner_names(form):
        return Fault(place, "inside-a-repeat", {"name": name, "repeat": _inner_names(form)[str(name)]})
    return Fault(place, misuse.code, misuse.values)


def _inner_names(form: Form) -> dict[str, str]:
    return {
        inner.name: entry.name
        for entry in form.entries
        for inner in getattr(entry.question, "questions", ())
        if inner.name not in form.by_name
    }


def _cycles(form: Form) -> Iterator[tuple[str, ...]]:
    """Each circle of answers that wait for one another, from its first question on."""
    needs = {entry.name: needs_of(form, entry) for entry in form.entries}
    done: set[str] = set()
    for name in needs:
        cycle = _cycle_from(name, needs, [], done)
        if cycle:
            start = cycle.index(min(cycle, key=form.position.__getitem__))
            yield (*cycle[start:], *cycle[:start])


def _cycle_from(name: str, needs: Mapping[str, Sequence[str]], way: list[str], done: set[str]) -> list[str]:
    if name in way:
        return way[way.index(name) :]
    if name in done:
        return []
    way.append(name)
    found = next((cycle for each in needs[name] if (cycle := _cycle_from(each, needs, way, done))), [])
    way.pop()
    done.update([name, *found])
    return found


def needs_of(form: Form, entry: Entry) -> list[str]:
    """The answers without which it is not known whether, or with which value, this one is there."""
    return sorted({name for each in own_expressions(entry) for name in form.names_in(each.expression)})


def _cycle_fault(form: Form, source: Source, cycle: tuple[str, ...]) -> Fault:
    entry = form.by_name[cycle[0]]
    following = cycle[1] if len(cycle) > 1 else cycle[0]
    culprit = next(each for each in own_expressions(entry) if following in form.names_in(each.expression))
    place = source.at(culprit.path)
    if len(cycle) == 1:
        return Fault(place, "depends-on-itself", {"name": cycle[0]})
    return Fault(place, "cycle", {"cycle": " → ".join([*cycle, cycle[0]])})
