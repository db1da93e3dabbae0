"""Files of a draft: announced, then attached once they have passed the checks."""

import secrets

from guichet.commons.catalogue.definition.form import Form
from guichet.commons.catalogue.definition.questions import FileQuestion, PhotoQuestion, SignatureQuestion
from guichet.commons.intake import attaching, events, strongbox
from guichet.commons.intake.forms import form_of
from guichet.commons.intake.holding import Hold, writable
from guichet.commons.intake.models import Content, Draft, Given, Upload, upload_name
from guichet.commons.intake.refusals import UnknownQuestion
from guichet.commons.intake.uploads.base import Checked, FileRefused, heaviest, too_heavy
from guichet.foundation.journal import operations as journal
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation

Filed = FileQuestion | PhotoQuestion | SignatureQuestion
UPLOADS_AT_ONCE = 10


@operation
def begin_upload(*, hold: Hold, question: str, name: str, mark: str = "", length: int, act: Act) -> str:
    """Announce a file that will come in pieces; its identifier comes back. Raises FileRefused by its size alone.

    The same file announced again, by its name, length and `mark` (when it was last changed), goes on where it stopped.
    """
    draft = writable(Draft.objects.select_for_update(), hold, act.at)
    asked = _question(form_of(draft), question)
    if length < 1 or length > heaviest(asked):
        raise FileRefused(too_heavy(asked) if length else "")
    clear = f"{mark}/{name}"
    for begun in draft.uploads.filter(question=question, length=length).order_by("-pk"):
        if upload_name(begun, draft) == clear:
            return begun.identifier
    old = draft.uploads.order_by("-pk").values_list("pk", flat=True)[UPLOADS_AT_ONCE - 1 :]
    Upload.objects.filter(pk__in=list(old)).delete()
    identifier = secrets.token_hex(16)
    locked = strongbox.shut(clear.encode(), lock=bytes(draft.lock), about=identifier)
    Upload.objects.create(
        identifier=identifier, draft=draft, question=question, name=locked, length=length, started_at=act.at
    )
    return identifier


@operation
def attach(*, hold: Hold, question: str, checked: Checked, upload: str = "", act: Act) -> tuple[str, ...]:
    """Add a checked file to the answer of its question; a single one takes the place of the former.

    The places of what it replaces come back, to be erased once this is committed; none do of a request that was given,
    where they wait until it is sent. An `upload` that is over was attached by another: what came twice gives its own
    places back. Raises FileRefused when the question has as many files as it takes.
    """
    draft = writable(Draft.objects.select_for_update(), hold, act.at)
    if upload and not draft.uploads.filter(identifier=upload).exists():
        return checked.places
    asked = _question(form_of(draft), question)
    content, replaced = attaching.attached(draft.content(), asked, checked)
    _save(draft, content, act)
    draft.uploads.filter(identifier=upload).delete()
    journal.record(happened=events.FileAttached(draft.reference, checked.sha256, checked.state), act=act)
    return () if _is_given(draft) else replaced


@operation
def detach(*, hold: Hold, question: str, file: str, act: Act) -> Checked | None:
    """Take a file back; what it was comes back so that its places can be erased.

    None when it was not there, or when it was part of what was given: its places then wait until that is sent.
    """
    draft = writable(Draft.objects.select_for_update(), hold, act.at)
    found = attaching.detached(draft.content(), _question(form_of(draft), question), file)
    if found is None:
        return None
    content, removed = found
    _save(draft, content, act)
    journal.record(happened=events.FileRemoved(draft.reference, removed.sha256), act=act)
    return None if _is_given(draft) else removed


def _is_given(draft: Draft) -> bool:
    return Given.objects.filter(draft=draft).exists()


def _save(draft: Draft, content: Content, act: Act) -> None:
    draft.hold(content, act.at)
    draft.read_back = ""
    draft.save(update_fields=["box", "read_back", "updated_at", "expires_at"])


def _question(form: Form, name: str) -> Filed:
    entry = form.by_name.get(name)
    if entry is None or not isinstance(entry.question, Filed):
        raise UnknownQuestion
    return entry.question
