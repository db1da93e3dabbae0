"""Fees: two amounts for the same thing on the same day."""

from collections.abc import Iterator
from itertools import combinations

from guichet.commons.catalogue.definition.faults import Fault
from guichet.commons.catalogue.definition.offer import Fee
from guichet.commons.catalogue.definition.service import Service
from guichet.commons.catalogue.definition.source import Source
from guichet.commons.catalogue.definition.tariff import ends_before, period


def faults(service: Service, source: Source) -> Iterator[Fault]:
    for number, offer in enumerate(service.offers):
        for (_, first), (index, second) in combinations(enumerate(offer.fees or ()), 2):
            if _same_thing(first, second) and _overlap(first, second):
                path = ("offers", number, "fees", index)
                yield Fault(source.at(path), "fees-overlap", {"first": first.amount, "second": second.amount})
        for index, fee in enumerate(offer.fees or ()):
            if ends_before(fee):
                yield Fault(source.at(("offers", number, "fees", index, "until")), "ends-before-it-begins")


def _same_thing(first: Fee, second: Fee) -> bool:
    """Fees of other labels are added up; fees of other conditions are alternatives."""
    return first.when == second.when and first.label == second.label


def _overlap(first: Fee, second: Fee) -> bool:
    (since, until), (other_since, other_until) = period(first), period(second)
    return since < other_until and other_since < until
