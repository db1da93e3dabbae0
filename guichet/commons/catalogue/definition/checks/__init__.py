"""All that is checked of one service file once its form is right."""

from collections.abc import Iterator

from guichet.commons.catalogue.definition.checks import circuit, conditions, form, offers, reach, translation
from guichet.commons.catalogue.definition.faults import Fault
from guichet.commons.catalogue.definition.form import Form
from guichet.commons.catalogue.definition.service import Service
from guichet.commons.catalogue.definition.source import Source


def faults_of(service: Service, source: Source) -> Iterator[Fault]:
    """Faults and warnings. Whether questions can be reached is asked only of conditions that can be run."""
    read = Form(service)
    found = [*form.faults(read, source), *conditions.faults(read, source)]
    yield from found
    if not found:
        yield from reach.faults(read, source)
    yield from offers.faults(service, source)
    yield from circuit.faults(service, source)
    yield from translation.faults(service, source)
