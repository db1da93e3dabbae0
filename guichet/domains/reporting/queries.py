"""Every question that others may ask about reports, each scoped to who asks."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils.translation import gettext as _

from guichet.commons.documents import queries as documents
from guichet.commons.documents.queries import Issued
from guichet.domains.casework import at_centres
from guichet.domains.reception import monthly
from guichet.domains.reception.monthly import Attendance, Figures, Line
from guichet.domains.reporting import editions, freezing, policies, wording
from guichet.domains.reporting.editions import Sum, Values
from guichet.domains.reporting.falling import BEFORE, JUDGED, Fall, fall
from guichet.domains.reporting.issuing import ORIGIN
from guichet.domains.reporting.models import Edition, Report
from guichet.domains.reporting.policies import Where
from guichet.domains.reporting.refusals import NoReport
from guichet.domains.supervision import queries as supervision
from guichet.domains.supervision.calling import About, Call
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.lib.act import PlaceId
from guichet.foundation.lib.listed import Listed
from guichet.foundation.places import queries as places
from guichet.foundation.places.calendar import BENIN, ONE_DAY, is_working_day

# ASSUMED until the ministry publishes its own: a month's report is due on the fifth of the next.
DUE_ON = 5
MONTHS = BEFORE + JUDGED


@dataclass(frozen=True, slots=True)
class CentreOf:
    """A centre as the reports name it."""

    where: Where
    name: str
    department: str
    opened_on: date | None


@dataclass(frozen=True, slots=True)
class Corrected:
    """`value` is what `figure` should have been; without a figure, words alone."""

    figure: str
    value: int | None
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """`figures` are the register's own until `transmitted_at`; from then on, what was frozen under `digest`."""

    centre: CentreOf
    month: date
    figures: Figures
    difficulties: str
    proposals: str
    transmitted_at: datetime | None
    digest: str
    comment: str
    forwarded_at: datetime | None
    corrections: tuple[Corrected, ...]

    def corrected(self, figure: str) -> int | None:
        """The last thing that was said of it since; None when nothing was."""
        return next((each.value for each in reversed(self.corrections) if each.figure == figure), None)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the report of a centre is; both moments None while the centre has it."""

    centre: CentreOf
    month: date
    transmitted_at: datetime | None
    forwarded_at: datetime | None
    is_late: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A department in the synthesis: the sum of the reports that it forwarded, of so many centres.

    `corrections` were made since; the sums do not follow them.
    """

    code: str
    name: str
    figures: Figures
    forwarded: int
    centres: int
    corrections: int


@dataclass(frozen=True, slots=True)
class Fallen:
    centre: CentreOf
    fall: Fall


def standings(viewer: Viewer, month: date, *, at: datetime) -> tuple[Standing, ...]:
    """Of each centre whose reports the viewer reads, by department, then by name."""
    known = {row.place: row for row in Report.objects.filter(month=month)}
    return tuple(_standing(centre, month, known.get(centre.where.centre), at) for centre in centres(viewer))


def late(viewer: Viewer, month: date, *, at: datetime) -> tuple[Standing, ...]:
    """Those that are due and that the centre has not transmitted."""
    return tuple(each for each in standings(viewer, month, at=at) if each.is_late)


def reasons_to_call(centres: frozenset[str], at: datetime) -> Iterator[Call]:
    """Of these centres, those that have not transmitted their last report that is due."""
    month = _last_due(at.astimezone(BENIN).date())
    known = {row.place: row for row in Report.objects.filter(month=month, place__in=centres).order_by("place")}
    late_from = datetime.combine(_next(month).replace(day=DUE_ON + 1), time(0), BENIN)
    for facts in places.centres():
        centre = CentreOf(Where(PlaceId(facts.code), ""), facts.name, facts.department, facts.opened_on)
        if facts.code in centres and _standing(centre, month, known.get(facts.code), at).is_late:
            sentence = _("Le rapport mensuel n’est pas transmis\u00a0: %(month)s.") % {"month": wording.month_of(month)}
            yield Call(facts.code, 3, late_from, sentence, About.REPORT, f"{facts.code} {month:%Y-%m}")


def report(viewer: Viewer, centre: PlaceId, month: date) -> ReportFacts:
    """Raises NoReport; a month of which nothing was written has its figures all the same."""
    found = _centre(viewer, centre)
    row = Report.objects.filter(place=centre, month=month).first() or Report(place=centre, month=month)
    corrections = row.corrections.order_by("at", "pk") if row.pk else ()
    counted = row.figures if row.transmitted_at else freezing.figures([centre], month)[centre]
    return ReportFacts(
        centre=found,
        month=month,
        figures=counted,
        difficulties=row.difficulties,
        proposals=row.proposals,
        transmitted_at=row.transmitted_at,
        digest=row.digest,
        comment=row.comment,
        forwarded_at=row.forwarded_at,
        corrections=tuple(Corrected(each.figure, each.value, each.reason, each.at) for each in corrections),
    )


@dataclass(frozen=True, slots=True)
class WordsFacts:
    """At its own counter: what was written so far. `leaves` while some of it was not sent yet."""

    difficulties: str
    proposals: str
    written_at: datetime | None
    leaves: bool


@dataclass(frozen=True, slots=True)
class Transmitted:
    """A report for whoever follows the centre: figures as they were transmitted, neither words nor names."""

    transmitted_at: datetime
    forwarded_at: datetime | None
    figures: Figures
    corrections: int


def transmitted(viewer: Viewer, centre: PlaceId, month: date) -> Transmitted | None:
    """For observers too; None while the centre has it. Raises NoReport for a centre that the viewer does not follow."""
    _followed(viewer, centre)
    row = Report.objects.filter(place=centre, month=month).prefetch_related("corrections").first()
    if row is None or row.transmitted_at is None:
        return None
    return Transmitted(row.transmitted_at, row.forwarded_at, row.figures, len(row.corrections.all()))


def by_day(viewer: Viewer, centre: PlaceId, month: date) -> Mapping[date, Figures]:
    """What the figures of a month are the sums of, as counts of each day; for observers too. Raises NoReport."""
    _followed(viewer, centre)
    return freezing.by_day(centre, month)


def _followed(viewer: Viewer, centre: PlaceId) -> None:
    if all(each.code != centre for each in supervision.followed(viewer)):
        raise NoReport


def words(centre: PlaceId, month: date) -> WordsFacts:
    row = Report.objects.filter(place=centre, month=month).first()
    if row is None:
        return WordsFacts("", "", None, leaves=False)
    leaves = row.carried_at is None or row.carried_at < row.written_at
    return WordsFacts(row.difficulties, row.proposals, row.written_at, leaves=leaves)


def figures_here(centre: PlaceId, month: date) -> Figures:
    """At its own counter: as the register of this node has them, without what the national node alone counts."""
    counted = monthly.figures([centre], month)[centre]
    return {name: count for name, count in counted.items() if not name.startswith("complaints.")}


def rows_here(centre: PlaceId, month: date, figure: str, *, page: int = 1) -> Listed[Line]:
    """What a figure of this counter is made of. Raises NoReport."""
    found = monthly.rows(centre, month, figure, page=page)
    if found is None:
        raise NoReport
    return found


def rows(viewer: Viewer, centre: PlaceId, month: date, figure: str, *, page: int = 1) -> Listed[Line]:
    """What a figure of a report is made of. Raises NoReport, for a figure without rows too."""
    _centre(viewer, centre)
    if figure.startswith(freezing.SERVICES):
        return _asked(centre, month, figure.removeprefix(freezing.SERVICES), page)
    found = monthly.rows(centre, month, figure, page=page)
    if found is None:
        raise NoReport
    return found


def _asked(centre: PlaceId, month: date, service: str, page: int) -> Listed[Line]:
    since, until = monthly.bounds(month)
    asked = at_centres.requests(centre, service, since=since, until=until, page=page)
    return asked.of(lambda each: Line(each.at, (each.state,)))


def synthesis(viewer: Viewer, month: date) -> tuple[Part, ...]:
    """By department, of the reports that were forwarded: nobody writes it, it follows."""
    of_department: dict[str, list[CentreOf]] = {}
    for centre in centres(viewer):
        of_department.setdefault(centre.where.department, []).append(centre)
    forwarded = _forwarded(month)
    return tuple(_part(code, held[0].department, held, forwarded) for code, held in of_department.items())


def centres_of(viewer: Viewer, month: date, department: str) -> tuple[Part, ...]:
    """What the part of a department is the sum of: each of its centres, alone. Raises NoReport."""
    held = [each for each in centres(viewer) if each.where.department == department]
    if not held:
        raise NoReport
    forwarded = _forwarded(month)
    return tuple(_part(each.where.centre, each.name, [each], forwarded) for each in held)


def parts_of(viewer: Viewer, month: date, figure: str) -> tuple[Part, ...]:
    """The centres whose reports passed on say this figure, or could. Raises NoReport for one that none has."""
    forwarded = _forwarded(month)
    held = [each for each in centres(viewer) if each.where.centre in forwarded]
    if figure not in wording.always() and not any(figure in forwarded[each.where.centre].figures for each in held):
        raise NoReport
    return tuple(_part(each.where.centre, each.name, [each], forwarded) for each in held)


@dataclass(frozen=True, slots=True)
class Papers:
    """The sealed documents of a month, the latest first; `awaits` while the last edition is still being made."""

    issued: tuple[Issued, ...]
    awaits: bool


def papers(viewer: Viewer, centre: PlaceId, month: date) -> Papers:
    """Of a centre's report. Raises NoReport."""
    _centre(viewer, centre)
    return _papers(centre, month)


def papers_of_synthesis(viewer: Viewer, month: date) -> Papers:
    """Raises NoReport for whoever does not read all."""
    if not policies.reads_all(viewer):
        raise NoReport
    return _papers("", month)


def file_of_report(viewer: Viewer, centre: PlaceId, month: date) -> tuple[Issued, bytes]:
    """The latest sealed file that stands. Raises NoReport, also while it is being made; and Damaged."""
    return _file(papers(viewer, centre, month))


def file_of_synthesis(viewer: Viewer, month: date) -> tuple[Issued, bytes]:
    """Raises NoReport, Damaged."""
    return _file(papers_of_synthesis(viewer, month))


def synthesis_values(viewer: Viewer, month: date) -> Values:
    """What the document of the synthesis would say now; nothing while no report was passed on."""
    forwarded, parts = _forwarded(month), synthesis(viewer, month)
    order = {part.code: number for number, part in enumerate(parts)}
    place = {each.where.centre: order[each.where.department] for each in centres(viewer)}
    rows = sorted(forwarded.values(), key=lambda row: (place[PlaceId(row.place)], row.place))
    if not rows:
        return {}
    sums = [Sum(part.name, part.forwarded, part.centres, part.figures.get("visits", 0)) for part in parts]
    return editions.of_synthesis(rows, sums)


def _papers(place: str, month: date) -> Papers:
    abouts = tuple(Edition.objects.filter(place=place, month=month).order_by("-number").values_list("about", flat=True))
    issued = documents.issued_about(ORIGIN, abouts)
    return Papers(issued, awaits=bool(abouts) and abouts[0] not in {each.about for each in issued})


def _file(found: Papers) -> tuple[Issued, bytes]:
    standing = next((each for each in found.issued if each.revoked_at is None), None)
    if standing is None:
        raise NoReport
    return standing, documents.file_about(ORIGIN, standing.about)


def attendance(viewer: Viewer, centre: PlaceId, month: date) -> tuple[tuple[date, Attendance], ...]:
    """The eight months that end with this one, the oldest first. Raises NoReport."""
    _centre(viewer, centre)
    wanted = _until(month)
    found = monthly.attendance([centre], since=wanted[0], until=_next(month))
    return tuple((each, found.get((centre, each), Attendance())) for each in wanted)


def fallen(viewer: Viewer, month: date) -> tuple[Fallen, ...]:
    """The centres that fewer people went to in this month and the one before, and nothing explains it."""
    seen, wanted = centres(viewer), _until(month)
    found = monthly.attendance([each.where.centre for each in seen], since=wanted[0], until=_next(month))
    shut = places.shut_days(wanted[0], _next(month), [each.where.centre for each in seen])
    judged = ((each, _fall(each.where.centre, wanted, found, shut)) for each in seen)
    return tuple(Fallen(centre, told) for centre, told in judged if told is not None)


def _fall(
    centre: PlaceId,
    wanted: Sequence[date],
    found: Mapping[tuple[PlaceId, date], Attendance],
    shut: Mapping[str, frozenset[date]],
) -> Fall | None:
    closed = [_share(month, shut.get(centre, frozenset())) for month in wanted]
    return fall([found.get((centre, month), Attendance()) for month in wanted], closed)


def _share(month: date, shut: frozenset[date]) -> float:
    """Of its working days, how many an announced closure took."""
    if not shut:
        return 0.0
    days = [day for number in range((_next(month) - month).days) if is_working_day(day := month + ONE_DAY * number)]
    return sum(day in shut for day in days) / len(days)


def centres(viewer: Viewer) -> tuple[CentreOf, ...]:
    """Those whose reports the viewer reads, by department, then by name."""
    of_commune = {commune.code: each for each in places.departments() for commune in each.communes}
    every = []
    for facts in places.centres():
        department = of_commune[facts.commune_code]
        where = Where(PlaceId(facts.code), department.code)
        every.append(CentreOf(where, facts.name, department.name, facts.opened_on))
    read = policies.readable(viewer, [each.where for each in every])
    return tuple(sorted((each for each in every if each.where in read), key=lambda each: each.where.department))


def _centre(viewer: Viewer, code: PlaceId) -> CentreOf:
    found = next((each for each in centres(viewer) if each.where.centre == code), None)
    if found is None:
        raise NoReport
    return found


def _standing(centre: CentreOf, month: date, row: Report | None, at: datetime) -> Standing:
    transmitted = row.transmitted_at if row else None
    was_open = centre.opened_on is None or centre.opened_on < _next(month)
    late = transmitted is None and was_open and at.astimezone(BENIN).date() > _next(month).replace(day=DUE_ON)
    return Standing(centre, month, transmitted, row.forwarded_at if row else None, late)


def _forwarded(month: date) -> dict[str, Report]:
    rows = Report.objects.filter(month=month, forwarded_at__isnull=False).prefetch_related("corrections")
    return {row.place: row for row in rows}


def _part(code: str, name: str, held: list[CentreOf], forwarded: Mapping[str, Report]) -> Part:
    rows = [forwarded[each.where.centre] for each in held if each.where.centre in forwarded]
    summed: Counter[str] = Counter()
    for row in rows:
        summed.update(row.figures)
    corrections = sum(len(row.corrections.all()) for row in rows)
    return Part(code, name, summed, len(rows), len(held), corrections)


def _next(month: date) -> date:
    return monthly.bounds(month)[1].date()


def _last_due(today: date) -> date:
    """Until its day is over the report of the last month is not late: that of the month before still is."""
    return _until(today.replace(day=1))[-2 if today.day > DUE_ON else -3]


def _until(month: date) -> tuple[date, ...]:
    """The months whose attendance tells whether it fell, the oldest first."""
    past = month.year * 12 + month.month - 1
    return tuple(date(each // 12, each % 12 + 1, 1) for each in range(past - MONTHS + 1, past + 1))
