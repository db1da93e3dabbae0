"""Whom a request is about, as far as its answers say by number: blind indexes, never the numbers."""

from collections.abc import Iterator, Mapping

from guichet.commons.catalogue.definition.form import Entry, Form, inner_entries
from guichet.commons.catalogue.definition.questions import NpiQuestion
from guichet.foundation.identity import blind, formats


def concerned(form: Form, answers: Mapping[str, object]) -> frozenset[str]:
    """The indexes of every NPI answered, also in the items of lists."""
    numbers = (formats.npi(text) for entry in form.entries for text in _texts(entry, answers))
    return frozenset(blind.index("npi", number) for number in numbers if number)


def _texts(entry: Entry, answers: Mapping[str, object]) -> Iterator[str]:
    value = answers.get(entry.name)
    if isinstance(entry.question, NpiQuestion):
        yield str(value or "")
    for item in value if isinstance(value, list | tuple) else ():
        for inner in inner_entries(entry) if isinstance(item, Mapping) else ():
            yield from _texts(inner, item)
