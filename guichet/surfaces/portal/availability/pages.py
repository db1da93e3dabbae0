"""What the pages of how the online services stand show."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import floor

from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import localize
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from guichet.commons.availability import registry
from guichet.commons.availability.queries import BulletinFacts, ComponentFacts, History, Standing, Trouble
from guichet.commons.availability.vocabulary import Condition, Reason
from guichet.foundation.lib.listed import Listed
from guichet.surfaces.portal.trail import from_home
from guichet.surfaces.ui import figures, wording
from guichet.surfaces.ui.frame import Frame, frame
from guichet.surfaces.ui.parts import Column, Link, Pages, Status, Table
from guichet.surfaces.ui.parts import Standing as Look

LOOKS = {
    Condition.AVAILABLE: Look.DONE,
    Condition.UNKNOWN: Look.WAITING,
    Condition.DEGRADED: Look.ATTENTION,
    Condition.UNAVAILABLE: Look.REFUSED,
}
# Taller is worse: nobody has to tell the colours apart.
HEIGHTS = {Condition.AVAILABLE: 10, Condition.UNKNOWN: 4, Condition.DEGRADED: 18, Condition.UNAVAILABLE: 24}
TALLEST = 24
SHOWN_TROUBLES = 10


@dataclass(frozen=True, slots=True)
class Bar:
    """One day; `y` from above."""

    x: int  # four units a day: the drawing is 360 wide for ninety days
    y: int
    height: int
    condition: str


@dataclass(frozen=True, slots=True)
class ComponentRow:
    """`strip` says in words what the bars show; `troubles` is None when there were none."""

    name: str
    status: Status
    told: tuple[str, ...]
    strip: str
    bars: tuple[Bar, ...]
    troubles: Table | None


@dataclass(frozen=True, slots=True)
class Word:
    when: str
    text: str


@dataclass(frozen=True, slots=True)
class BulletinCard:
    reference: str
    title: str
    status: Status
    when: str
    components: str
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class NowPage:
    """`kind` of the notice that says it all; `ahead` is planned, `under_way` is now."""

    frame: Frame
    kind: str
    sentence: str
    judged: str
    under_way: tuple[BulletinCard, ...]
    ahead: tuple[BulletinCard, ...]
    components: tuple[ComponentRow, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class BulletinsPage:
    frame: Frame
    cards: tuple[BulletinCard, ...]
    pages: Pages | None


@dataclass(frozen=True, slots=True)
class UnknownPage:
    frame: Frame


def now(
    request: HttpRequest,
    standing: Standing,
    bulletins: tuple[BulletinFacts, ...],
    histories: tuple[History, ...],
    at: datetime,
) -> NowPage:
    kind, sentence = _sentence(standing)
    of = {each.component: each for each in histories}
    return NowPage(
        frame=frame(request, title=_title(), description=_description(), way=from_home()),
        kind=kind,
        sentence=sentence,
        judged=_judged(standing),
        under_way=tuple(_card(each, at) for each in bulletins if each.is_under_way(at)),
        ahead=tuple(_card(each, at) for each in bulletins if each.is_ahead(at)),
        components=tuple(_row(each, of[each.code], at) for each in standing.components),
        links=_links(),
    )


def unknown(request: HttpRequest) -> UnknownPage:
    return UnknownPage(frame(request, title=_title(), way=from_home(), listed=False))


def bulletins(request: HttpRequest, found: Listed[BulletinFacts], at: datetime) -> BulletinsPage:
    way = from_home(Link(_title(), reverse("portal:availability:now")))
    return BulletinsPage(
        frame=frame(request, title=_("Tout ce qui a été annoncé"), way=way),
        cards=tuple(_card(each, at) for each in found.items),
        pages=_pages(found) if found.pages > 1 else None,
    )


def _pages(found: Listed[BulletinFacts]) -> Pages:
    here = reverse("portal:availability:bulletins")
    return Pages(
        current=found.page,
        total=found.pages,
        previous=Link(_("Page précédente"), f"{here}?page={found.page - 1}") if found.page > 1 else None,
        following=Link(_("Page suivante"), f"{here}?page={found.page + 1}") if found.page < found.pages else None,
    )


def _title() -> str:
    return _("État des services en ligne")


def _description() -> str:
    return _("Ce qui marche, ce qui ne marche pas, depuis quand. Mesuré chaque minute.")


def _sentence(standing: Standing) -> tuple[str, str]:
    if standing.is_silent:
        return "attention", _(
            "Nous ne savons pas si tout fonctionne : rien n’a été mesuré depuis plus de cinq minutes."
        )
    return {
        Condition.AVAILABLE: ("success", _("Tout fonctionne.")),
        Condition.UNKNOWN: ("information", _("Rien n’est en panne, mais une partie est sans nouvelles.")),
        Condition.DEGRADED: ("attention", _("Une partie des services est perturbée.")),
        Condition.UNAVAILABLE: ("attention", _("Une partie des services est indisponible.")),
    }[standing.condition]


def _judged(standing: Standing) -> str:
    if standing.judged_at is None:
        return _("Rien n’a encore été mesuré.")
    return _("Dernière mesure : %(moment)s.") % {"moment": wording.moment(standing.judged_at)}


def _links() -> tuple[Link, ...]:
    return (
        Link(_("Tout ce qui a été annoncé"), reverse("portal:availability:bulletins")),
        Link(_("Le fil des annonces (Atom)"), reverse(f"availability:feed-{get_language()}")),
        Link(_("Les mêmes faits pour les machines (JSON)"), reverse("availability:json")),
    )


def _row(found: ComponentFacts, history: History, at: datetime) -> ComponentRow:
    shown = history.troubles[:SHOWN_TROUBLES]
    return ComponentRow(
        name=found.name,
        status=Status(str(found.condition.label).capitalize(), LOOKS[found.condition]),
        told=tuple(_told(found)),
        strip=_strip(history),
        bars=tuple(_bars(history)),
        troubles=_table(found.name, shown, at) if shown else None,
    )


def _told(found: ComponentFacts) -> Iterable[str]:
    if found.declared is not None:
        yield _("Annoncé : %(condition)s. Mesuré : %(measured)s.") % {
            "condition": found.declared.label,
            "measured": found.measured.label,
        }
    if found.since is not None:
        yield _("Depuis le %(moment)s.") % {"moment": wording.moment(found.since)}
    if found.reason is not Reason.NONE:
        yield _("Pourquoi : %(reason)s.") % {"reason": found.reason.label}
    if found.figure:
        heard, known = found.figure
        yield _("Entendus dans l’heure : %(heard)s sur %(known)s.") % {"heard": heard, "known": known}


def _strip(history: History) -> str:
    bad = sum(what in {Condition.DEGRADED, Condition.UNAVAILABLE} for _day, what in history.days)
    if history.share is None:
        return _("Rien n’a encore été mesuré.")
    days = ngettext("%(count)d jour de panne", "%(count)d jours de panne", bad) % {"count": bad}
    days = days if bad else _("aucun jour de panne")
    share = _percent(history.share)
    return _("Sur 90 jours\u00a0: en service %(share)s du temps mesuré, %(days)s.") % {"share": share, "days": days}


def _percent(share: float) -> str:
    """« 99,98 % », never rounded up to a whole that it was not."""
    return f"{localize(floor(share * 10_000) / 100)}\N{NO-BREAK SPACE}%"


def _bars(history: History) -> Iterable[Bar]:
    for place, (_day, what) in enumerate(history.days):
        if what is not None:
            height = HEIGHTS[what]
            yield Bar(x=place * 4, y=TALLEST - height, height=height, condition=str(what))


def _table(name: str, troubles: tuple[Trouble, ...], at: datetime) -> Table:
    return Table(
        caption=_("Les dernières pannes : %(name)s") % {"name": name},
        columns=(Column(_("Depuis")), Column(_("Durée")), Column(_("État")), Column(_("Pourquoi"))),
        rows=tuple(
            (
                wording.moment(each.since),
                _length((each.until or at) - each.since) + ("" if each.until else f" {_('et dure encore')}"),
                Status(str(each.condition.label), LOOKS[each.condition]),
                str(each.reason.label),
            )
            for each in troubles
        ),
        stacked=True,
    )


def _length(lasted: timedelta) -> str:
    minutes = max(1, round(lasted / timedelta(minutes=1)))
    if minutes < 120:
        return ngettext("%(count)d minute", "%(count)d minutes", minutes) % {"count": minutes}
    return figures.length(round(minutes / 60))


def _card(found: BulletinFacts, at: datetime) -> BulletinCard:
    names = {each.code: str(each.name) for each in registry.components()}
    english = get_language() == "en"
    return BulletinCard(
        reference=found.reference,
        title=found.en if english else found.fr,
        status=_state(found, at),
        when=_when(found),
        components=", ".join(names.get(code, code) for code in found.components),
        words=tuple(Word(wording.moment(each.at), each.en if english else each.fr) for each in found.updates),
    )


def _state(found: BulletinFacts, at: datetime) -> Status:
    if found.is_under_way(at):
        said = {"kind": found.kind.label.capitalize(), "condition": found.condition.label}
        return Status(_("%(kind)s\u00a0: %(condition)s") % said, LOOKS[found.condition])
    if found.is_ahead(at):
        return Status(str(found.kind.label).capitalize())
    return Status(_("Terminé"), Look.DONE)


def _when(found: BulletinFacts) -> str:
    begins = wording.moment(found.begins_at)
    ends = found.over_at or found.ends_at
    if ends is None:
        return _("Depuis le %(begins)s.") % {"begins": begins}
    return _("Du %(begins)s au %(ends)s.") % {"begins": begins, "ends": wording.moment(ends)}
