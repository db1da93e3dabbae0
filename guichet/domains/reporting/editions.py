"""What a document says of a month: a centre's report, or the sum of those that departments passed on. In French."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import override

from guichet.domains.reception.monthly import Figures
from guichet.domains.reporting import wording
from guichet.domains.reporting.models import Correction, Report
from guichet.foundation.places.calendar import BENIN

LANGUAGE = "fr"  # the State's own: one month is one document
THIN = "\N{NARROW NO-BREAK SPACE}"
COLUMNS = ("Chiffre", "Valeur", "Corrigé depuis")
PARTS = ("Département", "Rapports transmis", "Visites")
FIXED = ("Le", "À propos de", "Pourquoi")
Values = Mapping[str, str | int | Sequence[str]]


@dataclass(frozen=True, slots=True)
class Sum:
    """A department in the synthesis."""

    name: str
    forwarded: int
    centres: int
    visits: int


def of_report(row: Report, name: str) -> Values:
    """Frozen figures and words, with all that was corrected since."""
    corrections = tuple(row.corrections.order_by("at", "pk"))
    with override(LANGUAGE):
        said: dict[str, str | int | Sequence[str]] = {
            "centre": name,
            "mois": wording.month_of(row.month),
            "visites": row.figures.get("visits", 0),
            "chiffres": _figures(row.figures, corrections),
            "satisfaction": _satisfaction(row.figures),
            "difficultes": _printed(row.difficulties),
            "propositions": _printed(row.proposals),
            "commentaire": _printed(row.comment),
            "corrections": _corrections(corrections),
            "empreinte": row.digest,
        }
    return {field: value for field, value in said.items() if value not in ("", ())}


def of_synthesis(rows: Iterable[Report], sums: Sequence[Sum]) -> Values:
    """`rows` are the reports that were passed on, in the order of the departments."""
    held = tuple(rows)
    summed: Counter[str] = Counter()
    for row in held:
        summed.update(row.figures)
    corrections = tuple(each for row in held for each in row.corrections.all())
    forwarded, centres = sum(each.forwarded for each in sums), sum(each.centres for each in sums)
    with override(LANGUAGE):
        said: dict[str, str | int | Sequence[str]] = {
            "mois": wording.month_of(held[0].month),
            "rapports": f"{forwarded} sur {centres}",
            "visites": summed["visits"],
            "departements": _table(PARTS, (_part(each) for each in sums)),
            "chiffres": _figures(summed, ()),
            "satisfaction": _satisfaction(summed),
            "corrections": tuple(_table(FIXED, sorted(_fixed(each) for each in corrections))) if corrections else (),
        }
    return {field: value for field, value in said.items() if value not in ("", ())}


def _figures(figures: Figures, corrections: Sequence[Correction]) -> tuple[str, ...]:
    latest = {each.figure: each.value for each in corrections if each.figure}
    found = sorted({"visits": 0, **figures, **latest}, key=wording.order)
    columns = COLUMNS if latest else COLUMNS[:2]
    lines = ((wording.label(each), _number(figures.get(each, 0)), _number(latest.get(each))) for each in found)
    return _table(columns, (line[: len(columns)] for line in lines))


def _satisfaction(figures: Figures) -> tuple[str, ...]:
    return (
        f"Visages pressés à la sortie : {wording.satisfied(figures, 'visitor')}",
        f"Saisi par le centre : {wording.satisfied(figures, 'staff')}",
    )


def _corrections(corrections: Sequence[Correction]) -> tuple[str, ...]:
    return _table(FIXED, (_fixed(each) for each in corrections)) if corrections else ()


def _fixed(each: Correction) -> tuple[str, ...]:
    about = wording.label(each.figure) if each.figure else "en mots"
    return _day(each.at), about, _printed(each.reason)


def _part(each: Sum) -> tuple[str, ...]:
    return each.name, f"{each.forwarded} sur {each.centres}", _number(each.visits)


def _table(columns: Sequence[str], lines: Iterable[Sequence[str]]) -> tuple[str, ...]:
    return ("\t".join(columns), *("\t".join(each) for each in lines))


def _number(value: int | None) -> str:
    return "" if value is None else f"{value:,}".replace(",", THIN)


def _printed(text: str) -> str:
    """A tab would be taken for a column."""
    return text.replace("\t", " ").replace("\r", "")


def _day(at: datetime) -> str:
    return f"{at.astimezone(BENIN):%d/%m/%Y}"
