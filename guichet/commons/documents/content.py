"""What a document says: as it was decided, with the corrections of those that it replaces laid over."""

from collections.abc import Mapping

from guichet.commons.documents import registry
from guichet.commons.documents.kinds import KINDS
from guichet.commons.documents.models import Document, Proposal
from guichet.commons.documents.printing.page import Value
from guichet.commons.documents.registry import Asked, Content, Sealed
from guichet.foundation.lib.act import Act


def content_of(document: Document, act: Act, *, reader: str = "", more: tuple[Sealed, ...] = ()) -> Content:
    """`more` are corrections that nobody confirmed yet; `reader` is who will read it, nobody for print.

    Raises the refusals of the keeper.
    """
    asked = Asked(document.about, document.language, (*_confirmed(document), *more), reader)
    return registry.origin_of(document.origin).content(asked, act)


def _confirmed(document: Document) -> tuple[Sealed, ...]:
    """The oldest first. What the origin said anew by itself has none."""
    found: list[Sealed] = []
    former = document.former
    while former is not None:
        proposal = Proposal.objects.confirmed().filter(document=former).first()
        if proposal is not None:
            found.insert(0, sealed_in(proposal))
        former = former.former
    return tuple(found)


def sealed_in(proposal: Proposal) -> Sealed:
    return Sealed(proposal.reference, bytes(proposal.values))


def fields_of(document: Document, content: Content) -> Mapping[str, Value]:
    """Every field of its template, empty where nothing is said."""
    given = {name: content.values.get(name) for name in KINDS[document.template].fields}
    return {name: "" if value is None else value for name, value in given.items()}
