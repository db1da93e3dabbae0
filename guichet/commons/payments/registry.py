"""Which providers take payments, and who must know when a fee is settled."""

from collections.abc import Callable

from guichet.commons.payments.providers import Provider
from guichet.foundation.lib.act import Act

Listener = Callable[[str, Act], None]

_providers: dict[str, Provider] = {}
_listeners: list[Listener] = []


def register(provider: Provider) -> None:
    if provider.code in _providers:
        raise TypeError(f"the provider {provider.code!r} is registered twice")
    _providers[provider.code] = provider


def provider(code: str) -> Provider | None:
    return _providers.get(code)


def providers() -> tuple[Provider, ...]:
    """In the order in which they registered; none where nobody can pay online."""
    return tuple(_providers.values())


def on_confirmed(run: Listener) -> None:
    """Call `run(about, act)` when a payment about something is confirmed or waived.

    It runs once a payment, in the transaction that settles it: what it refuses undoes the settlement, so it calls
    operations and does nothing slow.
    """
    _listeners.append(run)


def tell_confirmed(about: str, act: Act) -> None:
    for run in _listeners:
        run(about, act)
