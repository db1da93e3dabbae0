"""A fee, and who listens to its settlement, for tests."""

from collections.abc import Iterator
from contextlib import contextmanager

from guichet.commons.payments import operations, registry
from guichet.commons.payments.models import Payment
from guichet.commons.payments.providers import Provider
from guichet.commons.payments.purpose import Purpose
from guichet.foundation.lib.act import Act
from tests.factories.acts import an_act

ABOUT = "LOK-7F3K-92QX-M"
FEE = Purpose("fee", "Extrait du casier judiciaire", "Criminal record extract")
AMOUNT = 1_900


def asked(about: str = ABOUT, amount: int = AMOUNT, purpose: Purpose = FEE) -> Payment:
    return operations.request(about=about, amount=amount, purpose=purpose, act=an_act())


@contextmanager
def listening(*providers: Provider) -> Iterator[list[str]]:
    """What is said to be settled meanwhile; with these providers beside the sandbox."""
    told: list[str] = []
    kept = dict(registry._providers), list(registry._listeners)

    def listen(about: str, _act: Act) -> None:
        told.append(about)

    registry.on_confirmed(listen)
    for provider in providers:
        registry.register(provider)
    try:
        yield told
    finally:
        registry._providers.clear()
        registry._providers.update(kept[0])
        registry._listeners[:] = kept[1]
