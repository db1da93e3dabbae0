"""What a proposed correction changes, for whoever is to answer it: the case is opened, and its applicant reads that."""

from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from guichet.commons.documents import ending, handling
from guichet.commons.documents.content import content_of, fields_of, sealed_in
from guichet.commons.documents.handling import Proposed
from guichet.commons.documents.kinds import FIELDS
from guichet.commons.documents.models import Ending
from guichet.commons.documents.printing import page as printing
from guichet.commons.documents.printing.page import Value
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.refusal import Refused


@dataclass(frozen=True, slots=True)
class Change:
    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Read:
    """`refusal` says why the changes cannot be read now; nobody confirms what they have not read."""

    changes: tuple[Change, ...] = ()
    refusal: str = ""


def read(proposed: Proposed | None, viewer: Viewer, act: Act) -> Read:
    if proposed is None or proposed.ending is not Ending.CORRECTION or not (proposed.mine or proposed.may_answer):
        return Read()
    proposal = handling.proposal_of(viewer, proposed.reference)
    document = proposal.document
    try:
        ending.refuse_a_relative(document, viewer, act.at)
        before = content_of(document, act, reader=viewer.reference)
        after = content_of(document, act, reader=viewer.reference, more=(sealed_in(proposal),))
    except Refused as refusal:
        return Read(refusal=refusal.message)
    former, latter = fields_of(document, before), fields_of(document, after)
    changed = [name for name in latter if latter[name] != former[name]]
    return Read(tuple(_change(name, former[name], latter[name]) for name in changed))


def _change(name: str, before: Value, after: Value) -> Change:
    return Change(str(FIELDS[name].label), _written(name, before), _written(name, after))


def _written(name: str, value: Value) -> str:
    if value in ("", ()):
        return _("rien")
    shown = printing.written(value, FIELDS[name].type, get_language() or "fr")
    return shown if isinstance(shown, str) else "\n".join(shown)
