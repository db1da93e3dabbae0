"""Whether a request is one that its service takes: by the same walk as people's, told all at once."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from guichet.commons.catalogue.definition.form import Form, inner_entries
from guichet.commons.catalogue.definition.procedure import Shown, Walk, walk
from guichet.commons.catalogue.definition.questions import Asked, FileQuestion, RepeatQuestion, SignatureQuestion
from guichet.commons.intake.uploads import sniffing
from guichet.surfaces.api.catalogue.answer_schema import by_answer
from guichet.surfaces.api.problems import Detail, Kind, Problem, pointer
from guichet.surfaces.api.requests.files import Arrived
from guichet.surfaces.ui import answer_problems
from guichet.surfaces.ui import catalogue_words as words


def refuse_wrong(
    form: Form, answers: Mapping[str, Any], files: Sequence[Arrived], faults: Sequence[Detail], today: date
) -> None:
    """Raises Problem with everything that is wrong, each in a sentence; `faults` were found before."""
    way = walk(form, {**answers, **_in_place(files)}, today)
    found = [*faults, *_unexpected(form, answers), *_too_many(files), *_invalid(way)]
    if found:
        detail = _("Des réponses manquent ou ne conviennent pas. Rien n’a été enregistré.")
        raise Problem(Kind.INVALID_ANSWERS, detail, errors=found)
    if way.stop:
        raise Problem(Kind.NOT_ELIGIBLE, words.said(way.stop.reason))


def _in_place(files: Sequence[Arrived]) -> dict[str, Any]:
    """What the answers will be once the files are kept; their bytes are looked into later."""
    held: dict[str, Any] = {}
    for file in files:
        kind = sniffing.kind_of(file.data)
        answer = {"file": str(file.number), "kind": kind.value if kind else "", "bytes": len(file.data)}
        if isinstance(file.question, FileQuestion):
            held.setdefault(file.question.name, []).append(answer)
        else:
            held[file.question.name] = answer
    return held


def _too_many(files: Sequence[Arrived]) -> Iterator[Detail]:
    seen: set[str] = set()
    for file in files:
        name = file.question.name
        if name in seen and not isinstance(file.question, FileQuestion):
            detail = _("Cette question prend un seul fichier.")
            yield Detail(pointer=pointer("files", file.number), code="too-many", detail=detail)
        seen.add(name)


def _unexpected(form: Form, answers: Mapping[str, Any]) -> Iterator[Detail]:
    for name, value in answers.items():
        entry = form.by_name.get(name)
        if entry is None or not by_answer(entry.question):
            yield _unknown(name)
        elif isinstance(entry.question, SignatureQuestion) and not _is_typed(value):
            detail = _("Une signature dessinée se joint dans « files » ; ici, seulement un nom tapé.")
            yield Detail(pointer=pointer("answers", name), code="wrong-shape", detail=detail)
        elif isinstance(entry.question, RepeatQuestion) and isinstance(value, list):
            known = {inner.name for inner in inner_entries(entry)}
            for number, item in enumerate(value):
                extra = sorted(item.keys() - known) if isinstance(item, Mapping) else []
                yield from (_unknown(name, number, each) for each in extra)


def _is_typed(value: object) -> bool:
    return isinstance(value, Mapping) and value.keys() == {"typed"}


def _unknown(*steps: str | int) -> Detail:
    return Detail(
        pointer=pointer("answers", *steps),
        code="unknown-question",
        detail=_("Ce formulaire ne pose pas cette question, ou pas de cette façon."),
    )


def _invalid(way: Walk) -> Iterator[Detail]:
    for page in way.pages:
        for shown in page.questions:
            yield from _of(shown, ("answers",))


def _of(shown: Shown, above: tuple[str | int, ...]) -> Iterator[Detail]:
    place = (*above, shown.entry.name)
    inner = [each for number, item in enumerate(shown.items) for one in item for each in _of(one, (*place, number))]
    yield from inner
    question = shown.entry.question
    if shown.invalid and isinstance(question, Asked) and not inner:
        detail = answer_problems.said(question, shown.invalid)
        yield Detail(pointer=pointer(*place), code=shown.invalid.problem.value, detail=detail)
