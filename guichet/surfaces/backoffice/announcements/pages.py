"""Announcements of an authority: the list, one of them as the screens will show it, and what was shown."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.commons.announcements import queries as announcements
from guichet.commons.announcements.queries import ItemFacts, Line, Proof, Shown
from guichet.commons.announcements.vocabulary import Audience, Kind, Priority, State
from guichet.commons.catalogue.snapshot import Snapshot
from guichet.commons.listening.languages import Spoken
from guichet.foundation.lib.act import PlaceId
from guichet.foundation.lib.listed import Listed
from guichet.foundation.places import queries as places
from guichet.foundation.places.calendar import BENIN, ONE_DAY
from guichet.foundation.places.facts import CentreSheet
from guichet.surfaces.backoffice import navigation
from guichet.surfaces.backoffice.announcements import forms
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui import screen_side, slides, wording
from guichet.surfaces.ui.frame import Frame, Scale, Way, frame
from guichet.surfaces.ui.parts import Column, Link, Pages, Standing, Status, SummaryRow, Table
from guichet.surfaces.ui.screen_side import Hours, Measured
from guichet.surfaces.ui.slides import Slide

STANDINGS = {
    State.APPROVED: Standing.DONE,
    State.REFUSED: Standing.REFUSED,
    State.WITHDRAWN: Standing.REFUSED,
}


@dataclass(frozen=True, slots=True)
class PreviewPage:
    """What the page of a screen shows, with one thing on it."""

    frame: Frame
    centre: str
    clock: str
    hours: Hours | None
    calls: tuple[()]
    slides: tuple[Slide, ...]
    first: int
    delays: tuple[Measured, ...]
    as_of: str
    public_log: None


@dataclass(frozen=True, slots=True)
class EveryPage:
    frame: Frame
    write: tuple[Link, ...]
    table: Table | None
    pages: Pages | None


@dataclass(frozen=True, slots=True)
class WritePage:
    frame: Frame
    form: forms.Write
    submit: str


@dataclass(frozen=True, slots=True)
class Screen:
    """A frame in which the page of the screens is shown, as it will be."""

    title: str
    address: str
    is_portrait: bool


@dataclass(frozen=True, slots=True)
class ShowPage:
    """`approve` and `withdraw` are addresses, empty where the viewer may not."""

    frame: Frame
    refusal: str
    status: Status
    slides: tuple[Slide, ...]
    screens: tuple[Screen, ...]
    facts: tuple[SummaryRow, ...]
    approve: str
    withdraw: str
    waits: bool
    form: forms.Refuse
    proof: Table | None


def every(request: HttpRequest, found: Listed[Line], *, writes: bool) -> EveryPage:
    return EveryPage(
        frame=_frame(request, _("Annonces sur les écrans"), Link(_("Mon poste"), reverse("backoffice:home"))),
        write=_ways_to_write() if writes else (),
        table=_table(found.items) if found.items else None,
        pages=_pages(found) if found.pages > 1 else None,
    )


def _ways_to_write() -> tuple[Link, ...]:
    texts = {
        Kind.ANNOUNCEMENT: _("Écrire une annonce"),
        Kind.REFORM: _("Expliquer une réforme en cours"),
        Kind.SERVICE: _("Montrer la fiche d’un service"),
        Kind.PICTURE: _("Montrer une image"),
        Kind.VIDEO: _("Montrer une vidéo"),
    }
    return tuple(Link(text, reverse("backoffice:announcements:write", args=[kind])) for kind, text in texts.items())


def _table(lines: tuple[Line, ...]) -> Table:
    return Table(
        caption=_("Les dernières annonces"),
        columns=(Column(_("Annonce")), Column(_("Nature")), Column(_("Écrite le")), Column(_("État"))),
        rows=tuple(
            (
                Link(line.title, reverse("backoffice:announcements:show", args=[line.reference])),
                str(line.kind.label),
                wording.day(line.written_at),
                _status(line.state, is_over=line.is_over),
            )
            for line in lines
        ),
        stacked=True,
    )


def _status(state: State, *, is_over: bool) -> Status:
    if state is State.APPROVED and is_over:
        return Status(_("terminée"))
    return Status(str(state.label), STANDINGS.get(state, Standing.WAITING))


def _pages(found: Listed[Line]) -> Pages:
    here = reverse("backoffice:announcements:every")
    return Pages(
        current=found.page,
        total=found.pages,
        previous=Link(_("Page précédente"), f"{here}?page={found.page - 1}") if found.page > 1 else None,
        following=Link(_("Page suivante"), f"{here}?page={found.page + 1}") if found.page < found.pages else None,
    )


def write(request: HttpRequest, form: forms.Write) -> WritePage:
    titles = {
        Kind.ANNOUNCEMENT: _("Écrire une annonce"),
        Kind.REFORM: _("Expliquer une réforme en cours"),
        Kind.SERVICE: _("Montrer la fiche d’un service"),
        Kind.PICTURE: _("Montrer une image"),
        Kind.VIDEO: _("Montrer une vidéo"),
    }
    return WritePage(_frame(request, titles[form.kind], _back()), form, _("Proposer"))


def _back() -> Link:
    return Link(_("Annonces sur les écrans"), reverse("backoffice:announcements:every"))


def show(
    request: HttpRequest, item: ItemFacts, catalogue: Snapshot, at: datetime, form: forms.Refuse, refusal: str = ""
) -> ShowPage:
    draft = item.draft
    faces = _faces(item, catalogue, at)
    proof = announcements.proof(item.reference)
    return ShowPage(
        frame=_frame(request, draft.words.title, _back()),
        refusal=refusal,
        status=_status(item.state, is_over=item.is_over),
        slides=faces,
        screens=tuple(screen for number, face in enumerate(faces) for screen in _screens(item, number, face)),
        facts=tuple(row for row in _facts(item, catalogue) if row.value),
        approve=_address("approve", item) if item.may_answer else "",
        withdraw=_address("withdraw", item) if item.may_withdraw else "",
        waits=item.state is State.PROPOSED and not item.may_answer,
        form=form,
        proof=_proof(proof) if proof else None,
    )


def _faces(item: ItemFacts, catalogue: Snapshot, at: datetime) -> tuple[Slide, ...]:
    shown = Shown(item.reference, item.draft)
    return tuple(
        slides.faces(
            shown,
            catalogue,
            on=at.astimezone(BENIN).date(),
            address=lambda _digest, kind: _address("video" if kind is Kind.VIDEO else "picture", item),
        )
    )


def _screens(item: ItemFacts, number: int, face: Slide) -> Iterator[Screen]:
    address = reverse("backoffice:announcements:screen", args=[item.reference, number])
    language = Spoken(face.language).label
    yield Screen(_("Écran en largeur, %(language)s") % {"language": language}, address, is_portrait=False)
    yield Screen(_("Écran en hauteur, %(language)s") % {"language": language}, address, is_portrait=True)


def screen(request: HttpRequest, item: ItemFacts, catalogue: Snapshot, at: datetime, number: int) -> PreviewPage | None:
    """One face of it, on the screen of a centre that it is for; None for a face that there is not."""
    faces = _faces(item, catalogue, at)[number : number + 1]
    if not faces:
        return None
    sheet = _centre(item.draft.audience, item.draft.place, at)
    name = sheet.centre.name if sheet else _("Un centre")
    return PreviewPage(
        frame=frame(request, title=name, scale=Scale.KIOSK, listed=False),
        centre=name,
        clock=wording.hour(at),
        hours=screen_side.hours(sheet),
        calls=(),
        slides=faces,
        first=0,
        delays=screen_side.delays(catalogue),
        as_of=_("À jour au %(moment)s") % {"moment": wording.moment(at)},
        public_log=None,
    )


def _centre(audience: Audience, place: str, at: datetime) -> CentreSheet | None:
    """The first of those that it is for."""
    known = places.centres()
    if audience is Audience.CENTRE:
        known = tuple(each for each in known if each.code == place)
    if audience is Audience.DEPARTMENT:
        known = tuple(each for each in known if places.department_of(PlaceId(each.code)) == place)
    return places.centre(known[0].slug, at=at) if known else None


def _address(name: str, item: ItemFacts) -> str:
    return reverse(f"backoffice:announcements:{name}", args=[item.reference])


def _facts(item: ItemFacts, catalogue: Snapshot) -> tuple[SummaryRow, ...]:
    draft = item.draft
    return (
        SummaryRow(_("Au nom de"), words.authority(catalogue, draft.authority)),
        SummaryRow(_("Où"), _where(draft.audience, draft.place)),
        SummaryRow(_("Quand"), _when(item)),
        SummaryRow(_("Importance"), str(Priority(draft.priority).label)),
        SummaryRow(_("Écrite par"), _by(item.written_by, item.written_at)),
        SummaryRow(_("Réponse de"), _by(item.answered_by, item.answered_at)),
        SummaryRow(_("Pourquoi"), item.reason),
    )


def _where(audience: Audience, place: str) -> str:
    if audience is Audience.NATIONAL:
        return _("Tous les centres")
    if audience is Audience.CENTRE:
        return places.name_of_centre(place) or place
    name = next((each.name for each in places.departments() if each.code == place), place)
    return _("Les centres du département %(name)s") % {"name": name}


def _when(item: ItemFacts) -> str:
    schedule = item.draft.schedule
    last: date = schedule.ends_until - ONE_DAY
    days = {"first": wording.day(schedule.starts_on), "last": wording.day(last)}
    said = _("du %(first)s au %(last)s") % days
    if schedule.opens_at is None or schedule.closes_at is None:
        return said
    hours = {"opens": f"{schedule.opens_at:%H:%M}", "closes": f"{schedule.closes_at:%H:%M}"}
    return said + ", " + _("de %(opens)s à %(closes)s") % hours


def _by(name: str, at: datetime | None) -> str:
    if at is None:
        return ""
    if not name:
        return wording.moment(at)
    return _("%(name)s, le %(moment)s") % {"name": name, "moment": wording.moment(at)}


def _proof(lines: tuple[Proof, ...]) -> Table:
    return Table(
        caption=_("Ce que les écrans ont montré"),
        columns=(
            Column(_("Centre")),
            Column(_("Jours"), numeric=True),
            Column(_("Passages"), numeric=True),
            Column(_("Dernier jour")),
        ),
        rows=tuple(
            (
                places.name_of_centre(line.place) or line.place,
                wording.number(line.days),
                wording.number(line.times),
                wording.day(line.last_on),
            )
            for line in lines
        ),
        stacked=True,
    )


def _frame(request: HttpRequest, title: str, back: Link) -> Frame:
    return frame(request, title=title, way=Way(back=back), navigation=navigation.signed_in(request), listed=False)
