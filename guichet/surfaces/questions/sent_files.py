"""Files of a plain form post, checked then attached, each with its own refusal."""

from collections.abc import Callable, Sequence

from django.http import HttpRequest

from guichet.commons.catalogue.definition.procedure import Shown
from guichet.commons.intake import operations as intake
from guichet.commons.intake import queries
from guichet.commons.intake.holding import Hold
from guichet.commons.intake.refusals import UnknownQuestion
from guichet.commons.intake.uploads import checking, store
from guichet.commons.intake.uploads.base import Checked, Filed, FileRefused, too_heavy
from guichet.foundation.lib.act import Act
from guichet.surfaces.questions import arriving
from guichet.surfaces.questions.asking import BY_FILE


def receive(request: HttpRequest, shown: Sequence[Shown], keep: Callable[[str, Checked], None]) -> list[str]:
    """Check what came with the form and have it kept under its question; the sentences of what was refused come back.

    What is not kept does not stay on the disk.
    """
    refused: list[str] = []
    for each in shown:
        question = each.entry.question
        if not isinstance(question, BY_FILE):
            continue
        if arriving.too_heavy(request) == each.entry.name:
            refused.append(too_heavy(question))
        for file in request.FILES.getlist(each.entry.name):
            try:
                checked = checking.check(file.read(), name=file.name or "", question=question)
                kept_or_erased(each.entry.name, checked, keep)
            except FileRefused as fault:
                refused.append(fault.message)
    return refused


def kept_or_erased(question: str, checked: Checked, keep: Callable[[str, Checked], None]) -> None:
    try:
        keep(question, checked)
    except BaseException:
        store.erase(checked.places)
        raise


def attach(hold: Hold, question: str, checked: Checked, act: Act, upload: str = "") -> None:
    """Into the draft that this device holds."""
    store.erase(intake.attach(hold=hold, question=question, checked=checked, upload=upload, act=act))


def take_back(hold: Hold, question: str, file: str, act: Act) -> None:
    removed = intake.detach(hold=hold, question=question, file=file, act=act)
    if removed:
        store.erase(removed.places)


def question_of(hold: Hold, name: str, act: Act) -> Filed:
    """The question of a file on its way. Raises UnknownQuestion when the form no longer asks it."""
    entry = queries.draft(hold, at=act.at).form.by_name.get(name)
    if entry is None or not isinstance(entry.question, Filed):
        raise UnknownQuestion
    return entry.question
