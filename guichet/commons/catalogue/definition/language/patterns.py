"""Regular expressions, run by the engine of the CEL library: its time grows with the text, whatever the pattern."""

from functools import lru_cache

from guichet.commons.catalogue.definition.language.engine import compiled

WHOLE = "text.matches(pattern)"


@lru_cache(maxsize=2048)
def is_pattern(pattern: str) -> bool:
    try:
        compiled(WHOLE).execute({"text": "", "pattern": pattern})
    except RuntimeError:
        return False
    return True


def matches_whole(pattern: str, text: str) -> bool:
    """Whether the pattern describes the text from end to end. The pattern has been checked."""
    return bool(compiled(WHOLE).execute({"text": text, "pattern": rf"\A(?:{pattern})\z"}))
