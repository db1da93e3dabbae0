"""Files of a draft: announced, then attached once they have passed the checks."""

import secrets
from dataclasses import asdict
from typing import Any

from guichet.commons.catalogue.definition.form import Form
from guichet.commons.catalogue.definition.questions import FileQuestion, PhotoQuestion, SignatureQuestion
from guichet.commons.intake import events, strongbox
from guichet.commons.intake.forms import form_of
from guichet.commons.intake.holding import Hold, writable
from guichet.commons.intake.models import Content, Draft, Upload, upload_name
from guichet.commons.intake.refusals import UnknownQuestion
from guichet.commons.intake.uploads.base import Checked, FileRefused, heaviest, too_heavy, too_many
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

    The places of what it replaces come back, to be erased once this is committed. Raises FileRefused
    when the question has as many files as it takes.
    """
    draft = writable(Draft.objects.select_for_update(), hold, act.at)
    asked, content = _question(form_of(draft), question), draft.content()
    identifier = secrets.token_hex(8)
    answer = {"file": identifier, "kind": checked.kind, "bytes": checked.bytes}
    answers, files = dict(content.answers), dict(content.files)
    former = None
    if isinstance(asked, FileQuestion) and asked.max_files > 1:
        present = answers.get(question) or []
        if len(present) >= asked.max_files:
            raise FileRefused(too_many(asked))
        answers[question] = [*present, answer]
    else:
        former = files.pop(_identifier(answers.get(question)), None)
        answers[question] = [answer] if isinstance(asked, FileQuestion) else answer
    files[identifier] = asdict(checked)
    _save(draft, Content(answers, files), act)
    draft.uploads.filter(identifier=upload).delete()
    journal.record(happened=events.FileAttached(draft.reference, checked.sha256, checked.state), act=act)
    return tuple(former[part]["place"] for part in ("original", "copy") if former[part]) if former else ()


@operation
def detach(*, hold: Hold, question: str, file: str, act: Act) -> Checked | None:
    """Take a file back; what it was comes back so that its places can be erased, None when it was not there."""
    draft = writable(Draft.objects.select_for_update(), hold, act.at)
    _question(form_of(draft), question)
    content = draft.content()
    answers, files = dict(content.answers), dict(content.files)
    present = answers.get(question) or []
    kept = [each for each in (present if isinstance(present, list) else [present]) if each["file"] != file]
    if file not in files or len(kept) == len(present if isinstance(present, list) else [present]):
        return None
    removed = Checked(**files.pop(file))
    answers.pop(question)
    if kept:
        answers[question] = kept
    _save(draft, Content(answers, files), act)
    journal.record(happened=events.FileRemoved(draft.reference, removed.sha256), act=act)
    return removed


def _save(draft: Draft, content: Content, act: Act) -> None:
    draft.hold(content, act.at)
    draft.save(update_fields=["box", "updated_at", "expires_at"])


def _question(form: Form, name: str) -> Filed:
    entry = form.by_name.get(name)
    if entry is None or not isinstance(entry.question, Filed):
        raise UnknownQuestion
    return entry.question


def _identifier(answer: Any) -> str:
    """Of the file that a question for a single one has; of none, nothing."""
    single = answer[0] if isinstance(answer, list) and answer else answer
    return str(single.get("file", "")) if isinstance(single, dict) else ""
