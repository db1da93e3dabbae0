"""The State's public keys as this centre has them: to seal to, and to check documents with."""

from guichet.foundation.keys import client as keys
from guichet.foundation.keys import public


def are_here() -> bool:
    return keys.state_list().exists()


def keep(listed: str) -> None:
    """In the place of the last list, whole: other processes are reading it. Raises ValueError for what is no list."""
    public.from_json(listed)
    target = keys.state_list()
    draft = target.with_suffix(".new")
    draft.write_text(listed)
    draft.replace(target)
