"""What was checked, laid out as people read it: the same lines as the page's script writes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from guichet.commons.catalogue.snapshot import Snapshot
from guichet.commons.documents.checking import outcomes
from guichet.commons.documents.checking.codes import Finding, moment
from guichet.commons.documents.checking.lists import Standing
from guichet.commons.documents.checking.outcomes import SENTENCES, WORDS, Outcome, Sealed
from guichet.commons.documents.kinds import FIELDS
from guichet.commons.documents.printing import page as printing
from guichet.commons.documents.queries import Registered
from guichet.surfaces.portal.verifier.checking import Checked
from guichet.surfaces.ui import catalogue_words, wording
from guichet.surfaces.ui.parts import SummaryRow


@dataclass(frozen=True, slots=True)
class Answer:
    """Without an outcome, the empty place that the page's script fills."""

    outcome: str = ""
    verdict: str = ""
    word: str = ""
    sentence: str = ""
    specimen: bool = False
    specimen_notice: str = ""
    rows: tuple[SummaryRow, ...] = ()
    limits: tuple[str, ...] = ()


def awaited() -> Answer:
    return Answer(specimen_notice=str(outcomes.SPECIMEN), limits=tuple(map(str, outcomes.LIMITS)))


def answer(checked: Checked, snapshot: Snapshot) -> Answer:
    return Answer(
        outcome=checked.outcome,
        verdict=checked.outcome.verdict,
        word=str(WORDS[checked.outcome]),
        sentence=str(SENTENCES[checked.outcome]),
        specimen=checked.specimen,
        specimen_notice=str(outcomes.SPECIMEN),
        rows=tuple(_rows(checked, snapshot)),
        limits=tuple(map(str, _limits(checked))),
    )


def _limits(checked: Checked) -> Iterable[object]:
    """A known reference that still holds says so in its sentence."""
    if checked.code:
        return outcomes.LIMITS
    by_reference = checked.registered is not None and checked.seal is None
    return (outcomes.OF_A_REFERENCE,) if by_reference and checked.outcome is not Outcome.KNOWN_REFERENCE else ()


def _rows(checked: Checked, snapshot: Snapshot) -> Iterator[SummaryRow]:
    if checked.code and checked.code.claims:
        yield from _of_code(checked.code, snapshot)
    if checked.seal and checked.seal.authority:
        yield from _of_seal(checked.seal, snapshot)
    if checked.registered:
        yield from _of_register(checked.registered, snapshot)


def _of_code(found: Finding, snapshot: Snapshot) -> Iterator[SummaryRow]:
    said = found.claims
    if said is None:
        return
    yield SummaryRow(_("Document"), str(said.kind.title))
    for name, value in said.fields.items():
        yield SummaryRow(str(FIELDS[name].label), _written(name, value))
    yield SummaryRow(_("Délivré par"), _authority(said.issuer, snapshot))
    yield SummaryRow(_("Référence"), said.reference)
    yield SummaryRow(_("Délivré le"), wording.moment(moment(said.issued)))
    yield SummaryRow(_("Valable jusqu’au"), _until(moment(said.expires - 1) if said.expires is not None else None))
    yield SummaryRow(_("Révocation"), revocation(found.standing))


def _of_seal(seal: Sealed, snapshot: Snapshot) -> Iterator[SummaryRow]:
    yield SummaryRow(_("Cachet de"), _authority(seal.authority, snapshot))
    if seal.at:
        yield SummaryRow(_("Cacheté le"), wording.moment(seal.at))


def _of_register(found: Registered, snapshot: Snapshot) -> Iterator[SummaryRow]:
    yield SummaryRow(_("Référence"), found.reference)
    yield SummaryRow(_("Délivré par"), _authority(found.authority, snapshot))
    yield SummaryRow(_("État au registre"), found.state)
    if found.issued_at:
        yield SummaryRow(_("Délivré le"), wording.moment(found.issued_at))
    yield SummaryRow(_("Valable jusqu’au"), _until(found.valid_until))
    yield SummaryRow(_("Empreinte SHA-256 du fichier"), found.digest)


def revocation(standing: Standing | None) -> str:
    if standing is None:
        return _("non vérifiée : la liste manque, ou elle est plus ancienne que le document")
    told = _("révoqué, selon la liste du") if standing.revoked else _("non révoqué au")
    return f"{told} {wording.moment(standing.at)}"


def _written(name: str, value: str | int | date | tuple[str, ...]) -> str:
    given = value.isoformat() if isinstance(value, date) else value
    shown = printing.written(given, FIELDS[name].type, get_language() or "fr")
    return "\n".join(shown) if isinstance(shown, tuple) else shown


def _until(day: date | None) -> str:
    return wording.day(day) if day else _("sans limite de durée")


def _authority(code: str, snapshot: Snapshot) -> str:
    found = snapshot.authorities.get(code)
    return catalogue_words.said(found.name) if found else code
