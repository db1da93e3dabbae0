"""The order of the house, as the import contracts of pyproject.toml say it."""

import re

from tests.consistency.sources import pyproject


def is_above(upper: str, lower: str) -> bool:
    """Whether a contract puts the module `upper` over the module `lower`; siblings are not over each other."""
    contracts = [
        contract for contract in pyproject()["tool"]["importlinter"]["contracts"] if contract["type"] == "layers"
    ]
    for contract in contracts:
        for container in contract["containers"]:
            above, below = (_depth(contract["layers"], container, module) for module in (upper, lower))
            if above is not None and below is not None and above < below:
                return True
    return False


def _depth(layers: list[str], container: str, module: str) -> int | None:
    """How many layers lie over the one that holds `module`; None when it is in no layer of this container."""
    for depth, layer in enumerate(layers):
        names = [name.strip(" ()") for name in re.split(r"[|:]", layer)]
        if any(f"{module}.".startswith(f"{container}.{name}.") for name in names):
            return depth
    return None
