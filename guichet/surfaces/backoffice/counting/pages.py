"""What the pages of figures show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import TextChoices
from django.http import HttpRequest
from django.urls import reverse
from django.utils.dates import MONTHS
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from guichet.commons.catalogue import queries as catalogue
from guichet.domains.relations import knowledge, routing
from guichet.domains.relations.figures import Cut, Line, Measure, Row, Scores
from guichet.domains.relations.knowledge import Counted
from guichet.domains.relations.vocabulary import Channel, ConcernKind, Sex
from guichet.foundation.lib.listed import Listed
from guichet.foundation.places.calendar import BENIN
from guichet.surfaces.backoffice import navigation
from guichet.surfaces.backoffice.counting.asked import Asked
from guichet.surfaces.ui import catalogue_words, paging, wording
from guichet.surfaces.ui.frame import Frame, Way, frame
from guichet.surfaces.ui.parts import Bar, Chart, Column, Link, Pages, SummaryRow, Table

CUTS: Mapping[Cut, str | Promise] = {
    Cut.THEME: gettext_lazy("Thème"),
    Cut.STRUCTURE: gettext_lazy("Structure qui l’a maintenant"),
    Cut.HOLDER: gettext_lazy("Structure qui en répond"),
    Cut.CHANNEL: gettext_lazy("Canal"),
    Cut.SEX: gettext_lazy("Sexe"),
    Cut.KIND: gettext_lazy("Nature"),
    Cut.MONTH: gettext_lazy("Mois"),
}
MEASURES: Mapping[Measure, str | Promise] = {
    Measure.RECEIVED: gettext_lazy("Reçus"),
    Measure.ANSWERED: gettext_lazy("Répondus"),
    Measure.IN_TIME: gettext_lazy("Dans les 30 jours"),
    Measure.LATE: gettext_lazy("En retard"),
    Measure.REOPENED: gettext_lazy("Rouverts"),
}
MOST_BEFORE = 10
LABELS: tuple[type[TextChoices], ...] = (Channel, Sex, ConcernKind)


@dataclass(frozen=True, slots=True)
class LinesPage:
    """`chart` and `tables` are empty when nothing came in that time."""

    frame: Frame
    cuts: tuple[Link, ...]
    times: tuple[Link, ...]
    chart: Chart | None
    tables: tuple[Table, ...]
    before: tuple[SummaryRow, ...]
    answers: Table | None
    note: str
    files: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class RowsPage:
    frame: Frame
    table: Table | None
    pages: Pages | None


def lines(request: HttpRequest, asked: Asked, found: Sequence[Line], before: Counted, at: datetime) -> LinesPage:
    title = _("Statistiques des messages : %(period)s") % {"period": _period(asked)}
    bars = (Bar(_said(asked.cut, each.key), each.counts[Measure.RECEIVED], _received(each)) for each in found)
    chart = Chart(_("Messages reçus"), str(CUTS[asked.cut]), _("Messages"), tuple(bars))
    return LinesPage(
        frame=_frame(request, title, Link(_("Mon poste"), reverse("backoffice:home"))),
        cuts=tuple(Link(str(text), asked.by(cut).address(), current=cut is asked.cut) for cut, text in CUTS.items()),
        times=tuple(_times(asked, at)),
        chart=chart if found else None,
        tables=tables(asked, found) if found else (),
        before=_before(before),
        answers=_answers(before) if before.by_answer else None,
        note=_note(asked.cut),
        files=(
            Link(_("Ces chiffres en CSV"), reverse("backoffice:counting:csv") + asked.address()),
            Link(_("Ces chiffres en XLSX"), reverse("backoffice:counting:xlsx") + asked.address()),
        ),
    )


def _note(cut: Cut) -> str:
    """In what this cut differs from the public figures, or how it is the same."""
    if cut is Cut.HOLDER:
        return _(
            "Comme dans les chiffres publics\u00a0: la structure qui avait le message à sa première réponse ou, sans "
            "réponse, à la fin de ses 30 jours."
        )
    return _("Où est le message aujourd’hui, même passé à d’autres depuis.") if cut is Cut.STRUCTURE else ""


def tables(asked: Asked, found: Sequence[Line]) -> tuple[Table, ...]:
    head = Column(str(CUTS[asked.cut]))
    counted = (head, *(Column(str(text), numeric=True) for text in MEASURES.values()))
    scored = (
        head,
        Column(_("Délai, note des personnes")),
        Column(_("Réponse, note des personnes")),
        Column(_("Délai, note saisie pour elles")),
        Column(_("Réponse, note saisie pour elles")),
    )
    came, judged = tuple(_counts(asked, each) for each in found), tuple(_scores(asked, each) for each in found)
    return (
        Table(_("Ce qui est arrivé, et ce qui en est devenu"), counted, came, stacked=True),
        Table(_("Les notes de 0 à 10, avec leur nombre"), scored, judged, stacked=True),
    )


def rows(request: HttpRequest, asked: Asked, key: str, measure: Measure, found: Listed[Row]) -> RowsPage:
    words = {"cut": _said(asked.cut, key), "measure": MEASURES[measure], "period": _period(asked)}
    back = Link(_("Statistiques des messages"), reverse("backoffice:counting:lines") + asked.address())
    columns = (
        Column(_("Message"), whole=True),
        Column(_("Arrivé")),
        Column(_("Première réponse")),
        Column(_("Répond")),
    )
    table = Table(str(MEASURES[measure]), columns, tuple(_row(each) for each in found.items), stacked=True)
    shown = _frame(request, _("%(measure)s, %(cut)s, %(period)s") % words, back)
    return RowsPage(shown, table if found.items else None, paging.pages(found, asked.address(key, measure)))


def _counts(asked: Asked, line: Line) -> tuple[str | Link, ...]:
    """Every number opens what it is made of; nought has nothing to open."""
    rows = reverse("backoffice:counting:rows")
    opened = (
        Link(wording.number(count), rows + asked.address(line.key, measure)) if count else wording.number(0)
        for measure, count in line.counts.items()
    )
    return _said(asked.cut, line.key), *opened


def _scores(asked: Asked, line: Line) -> tuple[str, ...]:
    return _said(asked.cut, line.key), *_score(line.by_person), *_score(line.by_staff)


def _score(scores: Scores) -> tuple[str, str]:
    return _mean(scores.delay, scores.count), _mean(scores.result, scores.count)


def _mean(mean: float | None, count: int) -> str:
    if mean is None:
        return _("aucune note")
    written = f"{mean:.1f}".replace(".", _(","))
    said = ngettext("%(mean)s (%(count)s note)", "%(mean)s (%(count)s notes)", count)
    return said % {"mean": written, "count": wording.number(count)}


def _received(line: Line) -> str:
    return wording.number(line.counts[Measure.RECEIVED])


def _before(counted: Counted) -> tuple[SummaryRow, ...]:
    return (
        SummaryRow(_("Ont trouvé leur réponse avant d’écrire"), wording.number(counted.answered_before)),
        SummaryRow(_("Ont cherché, puis écrit quand même"), wording.number(counted.asked_anyway)),
    )


def _answers(counted: Counted) -> Table:
    columns = (Column(_("Réponse publiée")), Column(_("A suffi"), numeric=True))
    known = knowledge.articles()
    lines = tuple((_answer(known, code), wording.number(count)) for code, count in counted.by_answer[:MOST_BEFORE])
    return Table(_("Les réponses qui ont suffi le plus souvent"), columns, lines)


def _answer(known: Mapping[str, knowledge.Article], code: str) -> str:
    sheet = catalogue.current().sheets.get(code.removeprefix("service/"))
    if code in known:
        return catalogue_words.said(known[code].question)
    return catalogue_words.said(sheet.service.title) if sheet else code


def _times(asked: Asked, at: datetime) -> list[Link]:
    """The year before, the whole year, its months, and the year after unless it has not begun."""
    now = at.astimezone(BENIN)
    year = asked.of_year(asked.year)
    found = [Link(str(asked.year - 1), asked.of_year(asked.year - 1).address())]
    found.append(Link(_("Toute l’année %(year)s") % {"year": asked.year}, year.address(), current=not asked.month))
    last = now.month if asked.year == now.year else 12
    found.extend(
        Link(str(MONTHS[month]), asked.of_month(month).address(), current=month == asked.month)
        for month in range(1, last + 1)
    )
    if asked.year < now.year:
        found.append(Link(str(asked.year + 1), asked.of_year(asked.year + 1).address()))
    return found


def _period(asked: Asked) -> str:
    return f"{MONTHS[asked.month]} {asked.year}" if asked.month else str(asked.year)


def _said(cut: Cut, key: str) -> str:
    """A key as people read it; what nobody said is « non dit »."""
    match cut:
        case Cut.THEME:
            found = routing.themes().get(key)
            return catalogue_words.said(found.name) if found else key
        case Cut.STRUCTURE | Cut.HOLDER:
            return catalogue_words.said(routing.name_of(catalogue.current(), key)) or key
        case Cut.MONTH:
            year, _dash, month = key.partition("-")
            return f"{MONTHS[int(month)]} {year}" if month in _MONTHS else key
    word = next((each.label for words in LABELS for each in words if each.value == key), _("non dit"))
    return str(word).capitalize()


_MONTHS = {f"{month:02}" for month in range(1, 13)}


def _row(row: Row) -> tuple[str, ...]:
    to = catalogue_words.said(routing.name_of(catalogue.current(), row.to)) or row.to
    answered = wording.day(row.first_answered_at) if row.first_answered_at else _("pas encore")
    return row.reference, wording.day(row.opened_at), answered, to


def _frame(request: HttpRequest, title: str, back: Link) -> Frame:
    return frame(request, title=title, way=Way(back=back), navigation=navigation.signed_in(request), listed=False)
