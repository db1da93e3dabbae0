"""The CEL library, loaded by the first expression that runs.

It brings its own command along, and with that a whole terminal: half a second, which most processes never need.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cel import Program


@lru_cache(maxsize=8192)
def compiled(expression: str) -> "Program":
    """Raises ValueError when the library does not understand it."""
    from cel import compile as compile_expression  # noqa: PLC0415 see above

    return compile_expression(expression)


def run(expression: str, variables: Mapping[str, Any], functions: Mapping[str, Callable[..., object]]) -> object:
    """What the expression gives. Raises what the library raises: its callers have checked it."""
    from cel import Context  # noqa: PLC0415 see above

    return compiled(expression).execute(Context(variables=dict(variables), functions=dict(functions)))
