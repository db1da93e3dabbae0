"""Every question that others may ask about reports, each scoped to who asks."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from guichet.domains.reception import monthly
from guichet.domains.reception.monthly import Attendance, Figures, Line
from guichet.domains.reporting import freezing, policies
from guichet.domains.reporting.falling import BEFORE, JUDGED, Fall, fall
from guichet.domains.reporting.models import Report
from guichet.domains.reporting.policies import Where
from guichet.domains.reporting.refusals import NoReport
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.lib.act import PlaceId
from guichet.foundation.lib.listed import Listed
from guichet.foundation.places import queries as places
from guichet.foundation.places.calendar import BENIN

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


def words(centre: PlaceId, month: date) -> tuple[str, str]:
    """At its own counter: the difficulties and the proposals written so far."""
    row = Report.objects.filter(place=centre, month=month).first()
    return (row.difficulties, row.proposals) if row else ("", "")


def rows(viewer: Viewer, centre: PlaceId, month: date, figure: str, *, page: int = 1) -> Listed[Line]:
    """What a figure of a report is made of. Raises NoReport, for a figure without rows too."""
    _centre(viewer, centre)
    found = monthly.rows(centre, month, figure, page=page)
    if found is None:
        raise NoReport
    return found


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
    judged = ((each, fall([found.get((each.where.centre, m), Attendance()) for m in wanted])) for each in seen)
    return tuple(Fallen(centre, told) for centre, told in judged if told is not None)


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


def _until(month: date) -> tuple[date, ...]:
    """The months whose attendance tells whether it fell, the oldest first."""
    past = month.year * 12 + month.month - 1
    return tuple(date(each // 12, each % 12 + 1, 1) for each in range(past - MONTHS + 1, past + 1))
