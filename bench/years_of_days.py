"""Three years of days of 77 communes, and one month of raw rows at thirty centres; then pages, as they are asked for.

`python -m bench.years_of_days`, in the environment of a fresh node: it tells what it built and how a month's reports
went, as a line of JSON; then it opens the page that each line of its standard input names, and answers how many
milliseconds that took.
"""

import sys
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from functools import partial
from random import Random
from time import perf_counter
from typing import TYPE_CHECKING, Any

import django

from bench.apart import tell

if TYPE_CHECKING:
    from django.test import Client

    from guichet.domains.territory.measures import Counts
    from guichet.foundation.lib.act import Act

YEARS = timedelta(days=3 * 365)
REPORTING = 30
VISITS_A_DAY = 10
BEFORE = 3  # not counted: a process that has just begun prepares its templates
LAST = (date.today().replace(day=1) - timedelta(days=1)).replace(day=1)  # noqa: DTZ011 the last month that is over
MARK = "bench"


def serve() -> None:
    codes = _country()
    rows = _days(codes)
    visits = _raw_month(codes[:REPORTING])
    seconds = _transmit(codes[:REPORTING])
    pages = _pages()
    for ask in pages.values():
        for _ in range(BEFORE):
            ask()
    told: dict[str, Any] = {"days": rows, "visits": visits, "reports_s": seconds, "centres": REPORTING}
    tell(told | {"differing": _differing(codes[:REPORTING]), "pages": list(pages)})
    for line in sys.stdin:
        tell(_milliseconds(pages[line.strip()]))


def _milliseconds(ask: Callable[[], object]) -> float:
    start = perf_counter()
    ask()
    return (perf_counter() - start) * 1_000


def _act(at: datetime | None = None) -> "Act":
    from django.utils import timezone  # noqa: PLC0415 after django.setup

    from guichet.foundation.lib.act import Surface, by_the_system  # noqa: PLC0415

    return by_the_system(at=at or timezone.now(), surface=Surface.COMMAND, process=MARK)


def _country() -> list[str]:
    """The places as they ship, and an invented centre in every commune that has none: their codes."""
    from guichet.domains.network import opening  # noqa: PLC0415
    from guichet.domains.network import operations as network  # noqa: PLC0415
    from guichet.foundation.places import operations as places  # noqa: PLC0415
    from guichet.foundation.places import queries, reading  # noqa: PLC0415
    from guichet.foundation.places.models import Commune  # noqa: PLC0415
    from tests.factories.places import make_centre, make_office_hours  # noqa: PLC0415

    places.load_places(data=reading.read(), act=_act())
    bare = Commune.objects.filter(centres=None).order_by("code")
    for number, commune in enumerate(bare):
        code = f"Z{chr(65 + number // 26)}{chr(65 + number % 26)}"
        make_office_hours(make_centre(code, commune=commune, slug=f"bench-{number}", name=f"CCSP {commune.name}"))
    network.load(sites=opening.sites(), act=_act())
    return [each.code for each in queries.centres()]


def _days(codes: list[str]) -> int:
    """All but the last month of raw rows, which is counted from them."""
    from guichet.domains.territory import operations as territory  # noqa: PLC0415
    from guichet.foundation.places import queries as places  # noqa: PLC0415

    chance = Random(MARK)  # noqa: S311 nothing is kept secret by it
    communes = [each.commune_code for each in places.centres()]
    first, last = LAST - YEARS, LAST - timedelta(days=1)
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    counted = {(commune, on): _counts(chance) for commune in communes for on in days}
    assert len(codes) == len(communes)
    territory.keep_days(first=first, last=last, counted=counted, act=_act())
    return len(counted)


def _counts(chance: Random) -> "Counts":
    from guichet.domains.territory.measures import Counts  # noqa: PLC0415

    women, men, served = chance.randrange(12), chance.randrange(12), chance.randrange(49)
    return Counts(
        opened=1,
        visits=women + men,
        women=women,
        men=men,
        done=chance.randint(0, women + men),
        visitor_yes=chance.randrange(9),
        visitor_no=chance.randrange(3),
        staff_yes=chance.randrange(3),
        expected=48,
        up=48,
        served=served,
        linked=served,
    )


def _raw_month(codes: list[str]) -> int:
    from guichet.domains.reception.models import Day, Satisfaction, Visit  # noqa: PLC0415
    from guichet.domains.territory import counting  # noqa: PLC0415
    from guichet.foundation.lib.operation import building  # noqa: PLC0415

    chance = Random(f"{MARK} raw")  # noqa: S311
    days = [LAST + timedelta(days=number) for number in range(28)]
    with building():
        visits = [_visit(code, on, number, chance) for code in codes for on in days for number in range(VISITS_A_DAY)]
        Visit.objects.bulk_create(visits, batch_size=500)
        Satisfaction.objects.bulk_create(
            (_said(each, chance) for each in visits if chance.random() < 0.4), batch_size=500
        )
        Day.objects.bulk_create(
            (
                Day(reference=f"{code}{on}", place=code, on=on, opened_at=_at(on, 8), opened_by=MARK)
                for code in codes
                for on in days
            ),
            batch_size=500,
        )
    counting.count(_act())
    return len(visits)


def _at(on: date, hour: int) -> datetime:
    from guichet.foundation.places.calendar import BENIN  # noqa: PLC0415

    return datetime(on.year, on.month, on.day, hour, tzinfo=BENIN)


def _visit(code: str, on: date, number: int, chance: Random) -> Any:
    from guichet.domains.reception.models import Visit  # noqa: PLC0415
    from guichet.domains.reception.vocabulary import Outcome, Purpose, Sex  # noqa: PLC0415

    return Visit(
        reference=f"{code}-{on:%y%m%d}-{number}",
        place=code,
        sex=chance.choice(Sex.values),
        purpose=chance.choice(Purpose.values),
        outcome=chance.choice(Outcome.values),
        opened_at=_at(on, chance.randrange(24)),
        closed_at=_at(on, 23),
    )


def _said(visit: Any, chance: Random) -> Any:
    from guichet.domains.reception.models import Satisfaction  # noqa: PLC0415

    return Satisfaction(
        reference=visit.reference,
        place=visit.place,
        satisfied=chance.random() < 0.85,
        source=chance.choice(("visitor", "staff")),
        said_at=visit.opened_at,
    )


def _transmit(codes: list[str]) -> float:
    from guichet.domains.reporting import operations as reporting  # noqa: PLC0415
    from guichet.foundation.lib.act import PlaceId  # noqa: PLC0415

    act, start = _act(), perf_counter()
    for code in codes:
        reporting.transmit(centre=PlaceId(code), month=LAST, act=act)
    return perf_counter() - start


def _differing(codes: list[str]) -> int:
    """Figures of reports and of days of communes that are not those of the rows, counted one by one in Python."""
    from guichet.domains.reporting.models import Report  # noqa: PLC0415
    from guichet.domains.territory import queries  # noqa: PLC0415
    from guichet.foundation.places import queries as places  # noqa: PLC0415

    raw, communes = _recounted(), {each.code: each.commune_code for each in places.centres()}
    reports = {row.place: Counter(row.figures) for row in Report.objects.filter(month=LAST)}
    months = queries.months(LAST, LAST)
    wrong = sum(reports[code][name] != count for code in codes for name, count in raw[code].items())
    for code in codes:
        kept = months[communes[code]][LAST]
        told = raw[code]
        wrong += (kept.visits, kept.women, kept.men) != tuple(
            told[f"visits{end}"] for end in ("", ".sex.woman", ".sex.man")
        )
        wrong += (kept.visitor_yes, kept.staff_no) != (told["satisfaction.visitor.yes"], told["satisfaction.staff.no"])
    return wrong


def _recounted() -> Mapping[str, Counter[str]]:
    from collections import defaultdict  # noqa: PLC0415

    from guichet.domains.reception.models import Satisfaction, Visit  # noqa: PLC0415

    raw: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for place, sex, purpose, outcome in Visit.objects.values_list("place", "sex", "purpose", "outcome"):
        raw[place].update(
            ["visits", f"visits.sex.{sex}", f"visits.purpose.{purpose}", f"visits.outcome.{outcome or 'open'}"]
        )
    for place, source, satisfied in Satisfaction.objects.values_list("place", "source", "satisfied"):
        raw[place][f"satisfaction.{source}.{'yes' if satisfied else 'no'}"] += 1
    return raw


def _pages() -> dict[str, Callable[[], object]]:
    client = _ministry()
    month, year = f"{LAST:%Y-%m}", f"{LAST - timedelta(days=200):%Y}"
    addresses = {
        "map, a month": f"/carte/?couche=visites&periode={month}",
        "map, a year": f"/carte/?couche=satisfaction&periode={year}",
        "one commune": f"/carte/BJ-MO-LOK/?periode={month}",
        "declared and measured": f"/carte/declare-et-mesure/?periode={month}",
        "trips avoided, a year": f"/carte/voyages/?periode={year}",
        "dashboard, a month": f"/agents/tableau/?periode={month}",
        "dashboard, a year": f"/agents/tableau/?periode={year}",
        "a figure by commune": f"/agents/tableau/chiffres/visites/?periode={year}",
        "the days of a commune": f"/agents/tableau/communes/BJ-MO-LOK/visites/?periode={month}",
    }
    return {what: partial(_opened, client, address) for what, address in addresses.items()}


def _opened(client: "Client", address: str) -> None:
    assert client.get(address).status_code == 200, address


def _ministry() -> "Client":
    from django.test import Client  # noqa: PLC0415

    from guichet.foundation.identity.vocabulary import RoleKind  # noqa: PLC0415
    from guichet.foundation.lib.operation import building  # noqa: PLC0415
    from tests.factories.identity import give, make_staff, sign_in_staff  # noqa: PLC0415

    client = Client(headers={"host": "localhost"})
    with building():
        member = make_staff("ministere@exemple.bj", "Akim")
        give(member, RoleKind.ADMINISTRATOR, authority="", unit="", place="")
        sign_in_staff(client, member)
    return client


if __name__ == "__main__":
    django.setup()
    serve()
