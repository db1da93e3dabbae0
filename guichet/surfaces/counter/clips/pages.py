"""Which sentences of which service are to be said in which language; and one of them, with its microphone."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.commons.catalogue import spoken
from guichet.commons.catalogue.definition.service import Service
from guichet.commons.listening import queries as listening
from guichet.commons.listening.languages import RECORDED, Spoken
from guichet.commons.listening.models import State
from guichet.commons.listening.queries import ClipFacts
from guichet.foundation.identity.viewer import Viewer
from guichet.surfaces.counter.clips import forms
from guichet.surfaces.counter.framing import framed
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui.frame import Frame
from guichet.surfaces.ui.parts import Column, Link, Standing, Status, Table

STANDINGS = {State.APPROVED: Standing.DONE, State.REFUSED: Standing.REFUSED, State.WITHDRAWN: Standing.REFUSED}
# Of a sentence that waits or stands, nothing is asked any more.
DONE = (State.WAITING, State.APPROVED)


@dataclass(frozen=True, slots=True)
class ChoosePage:
    frame: Frame
    done: bool
    table: Table | None


@dataclass(frozen=True, slots=True)
class SayPage:
    """`number` of `total`, from one; `status` is None for a sentence that nobody recorded yet."""

    frame: Frame
    every: Link
    form: forms.Say
    submit: str
    text: str
    number: int
    total: int
    status: Status | None
    reason: str
    previous: Link | None
    following: Link | None


def choose(request: HttpRequest, services: tuple[Service, ...], viewer: Viewer, *, done: bool) -> ChoosePage:
    return ChoosePage(
        frame=framed(request, _("Enregistrer dans les langues du pays")),
        done=done,
        table=_table(services, viewer) if services else None,
    )


def _table(services: tuple[Service, ...], viewer: Viewer) -> Table:
    return Table(
        caption=_("Phrases à dire, service par service"),
        columns=(Column(_("Service")), *(Column(language.label) for language in RECORDED)),
        rows=tuple(
            (words.said(service.title), *(_cell(service, language, viewer) for language in RECORDED))
            for service in services
        ),
        stacked=True,
    )


def _cell(service: Service, language: Spoken, viewer: Viewer) -> Link:
    texts = spoken.sources(service)
    left = len(_to_say(texts, language, viewer))
    title = _("%(left)s à dire") % {"left": left} if left else _("tout est dit")
    about = f"{words.said(service.title)}, {language.label}"
    return Link(title, reverse("counter:clips:say", args=[service.code, language.value]), about=about)


def _to_say(texts: tuple[str, ...], language: Spoken, viewer: Viewer) -> tuple[str, ...]:
    latest = listening.last_of_each(texts, language, viewer)
    return tuple(text for text in texts if text not in latest or latest[text].state not in DONE)


def first_to_say(service: Service, language: Spoken, viewer: Viewer) -> int | None:
    """Its number among the sentences of the service, from one; None when all is said."""
    texts = spoken.sources(service)
    left = _to_say(texts, language, viewer)
    return texts.index(left[0]) + 1 if left else None


def say(
    request: HttpRequest, service: Service, language: Spoken, number: int, viewer: Viewer, form: forms.Say
) -> SayPage:
    texts = spoken.sources(service)
    text = texts[number - 1]
    known = listening.last_of_each([text], language, viewer).get(text)
    title = _("%(service)s, en %(language)s") % {"service": words.said(service.title), "language": language.label}
    here = reverse("counter:clips:say", args=[service.code, language.value])
    return SayPage(
        frame=framed(request, title),
        every=Link(_("Toutes les phrases"), reverse("counter:clips:choose")),
        form=form,
        submit=_("Envoyer l’enregistrement"),
        text=text,
        number=number,
        total=len(texts),
        status=_status(known),
        reason=known.reason if known else "",
        previous=Link(_("Phrase d’avant"), f"{here}?phrase={number - 1}") if number > 1 else None,
        following=Link(_("Phrase d’après"), f"{here}?phrase={number + 1}") if number < len(texts) else None,
    )


def _status(known: ClipFacts | None) -> Status | None:
    if known is None:
        return None
    return Status(str(known.state.label), STANDINGS.get(known.state, Standing.WAITING))
