"""Which registers this node is connected to."""

from guichet.commons.registers.connectors import Connector
from guichet.commons.registers.kinds import REGISTERS

_connectors: dict[str, Connector] = {}


def register(connector: Connector) -> None:
    if connector.register not in REGISTERS:
        raise TypeError(f"{connector.register!r} is not a base register: {', '.join(REGISTERS)}")
    if connector.register in _connectors:
        raise TypeError(f"two connectors lead to the register {connector.register!r}")
    _connectors[connector.register] = connector


def unregister(code: str) -> None:
    """A register that this node is no longer connected to is answered for as not connected."""
    _connectors.pop(code, None)


def connector(code: str) -> Connector | None:
    return _connectors.get(code)
