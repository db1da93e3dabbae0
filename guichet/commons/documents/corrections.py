"""Proposing a correction: the printer shows that it can be printed, the keeper seals it, one operation keeps it."""

import unicodedata
from collections.abc import Mapping

from guichet.commons.documents import coding, issuing, registry
from guichet.commons.documents import operations as documents
from guichet.commons.documents.content import content_of, fields_of
from guichet.commons.documents.models import Document, Ending, Proposal, Reason
from guichet.commons.documents.printing import typesetting
from guichet.commons.documents.printing.page import Value
from guichet.commons.documents.refusals import NothingCorrected
from guichet.commons.documents.registry import Content
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.lib.act import Act


def propose(document: Document, given: Mapping[str, Value], reason: Reason, staff: Viewer, act: Act) -> Proposal:
    """`given` are the fields as they should be, whether they were wrong or not.

    Raises NothingCorrected, MissingGlyph, TemplateFault, the refusals of the keeper, and those of `propose`.
    """
    content = content_of(document, act, reader=staff.reference)
    before = fields_of(document, content)
    changed = {name: value for name, value in given.items() if _written(value) != _written(before[name])}
    if not changed:
        raise NothingCorrected
    _refuse_what_cannot_be_printed(document, Content(content.title, content.authority, {**content.values, **changed}))
    sealed = registry.origin_of(document.origin).seal(document.about, registry.a_name(), changed)
    return documents.propose(
        reference=document.reference, end=Ending.CORRECTION, reason=reason, staff=staff, values=sealed, act=act
    )


def _written(value: Value) -> Value:
    """As it is printed: spaces around a text, or the way in which an accent was typed, are no correction."""
    return unicodedata.normalize("NFC", value).strip() if isinstance(value, str) else value


def _refuse_what_cannot_be_printed(document: Document, content: Content) -> None:
    typesetting.render(issuing.page_of(document, content, demonstration=True), coding.page())
