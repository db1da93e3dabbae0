"""The form that a draft follows: that of its own version, whatever was published since."""

from functools import lru_cache

from guichet.commons.catalogue import queries as catalogue
from guichet.commons.catalogue.definition.form import Form
from guichet.commons.intake.models import Draft


def form_of(draft: Draft) -> Form:
    return _form(draft.service, draft.version, draft.definition)


@lru_cache(maxsize=64)
def _form(service: str, version: int, digest: str) -> Form:  # noqa: ARG001 the digest tells one text from another
    """Compiled once in a process: a version never changes, so a saved answer does not read it again."""
    definition = catalogue.version_of(service=service, number=version)
    if definition is None:
        raise LookupError(f"{service} has no version {version}")
    return Form(definition)
