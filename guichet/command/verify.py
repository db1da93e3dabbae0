"""`guichet verify`: a PDF, the picture of a code, its digits or its address. Needs no node: signed lists suffice, from
the disk or from the network."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Annotated, NoReturn
from urllib.error import URLError
from urllib.request import urlopen

import typer
from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from guichet.command.console import CHECKED_AND_WRONG, UNUSABLE, refuse, say
from guichet.commons.documents.checking import age, codes, files, lists, pictures
from guichet.commons.documents.checking.codes import Finding, Known
from guichet.commons.documents.checking.lists import NotAList, Revocations, Standing
from guichet.commons.documents.checking.outcomes import CONTESTED, LIMITS, SENTENCES, SPECIMEN, WORDS, Outcome, Verdict
from guichet.commons.documents.extract import digits
from guichet.commons.documents.extract.claims import Status
from guichet.commons.documents.extract.digits import NotDigits
from guichet.commons.documents.kinds import FIELDS
from guichet.commons.documents.printing import page as printing
from guichet.foundation.keys.public import PublicKey

SECONDS = 20
WRONG = (Outcome.EXPIRED,)

What = Annotated[str, typer.Argument(metavar="FILE|QR", show_default=False)]
Listed = Annotated[Path | None, typer.Option(exists=True, dir_okay=False, show_default=False)]


def verify(what: What, keys: Listed = None, status: Listed = None) -> None:
    content = _content(what)
    listed = _keys(keys)
    known = Known(listed, _Year(keys, status, listed), timezone.now(), settings.DEMONSTRATION)
    if content.startswith(b"%PDF-"):
        _end_of_file(content, known)
    text = what if _is_a_code(what) else pictures.read(content)
    found = codes.check(text or "", known)
    _end(found.outcome, _lines(found, known.at), specimen=found.specimen)


def _end_of_file(content: bytes, known: Known) -> NoReturn:
    """The seal says who issued the file and that it is whole; the code in it, whether it still holds."""
    seal = files.check(content, known.keys, at=known.at, demonstration=known.demonstration)
    if seal.outcome is not Outcome.GENUINE:
        _end(seal.outcome, [(_("Cachet de"), seal.authority)], specimen=seal.specimen)
    found = codes.check(files.code_in(content), known)
    lines = [(_("Cachet de"), seal.authority), *_lines(found, known.at)]
    _end(files.with_code(seal, found), lines, specimen=seal.specimen, contested_since=seal.contested_since)


class _Year:
    """Answers for a document's place from the file of its year, or from the network when no list was given at all."""

    def __init__(self, keys: Path | None, status: Path | None, known: Sequence[PublicKey]) -> None:
        self._fetches, self._file, self._known = not (keys or status), status, known

    def __call__(self, place: Status) -> Standing | None:
        found = self._list(place.year)
        return found.standing(place.index) if found and found.year == place.year else None

    def _list(self, year: int) -> Revocations | None:
        try:
            if self._file:
                return lists.revocations_of(self._file.read_bytes(), self._known)
            return lists.revocations_of(_fetched(f"/documents/status/{year}"), self._known) if self._fetches else None
        except NotAList:
            refuse(_("Cette liste de documents révoqués n’est pas signée par une clé de l’État."))
        except URLError:
            return None


def _content(what: str) -> bytes:
    """What is in the file; nothing for a code, which says all by itself."""
    if _is_a_code(what):
        return b""
    try:
        return Path(what).read_bytes()
    except OSError:
        refuse(_("« %s » n’est ni un fichier lisible, ni le code d’un document.") % what)


def _keys(file: Path | None) -> tuple[PublicKey, ...]:
    try:
        return lists.keys_of((file.read_bytes() if file else _fetched("/documents/keys.json")).decode())
    except URLError:
        refuse(_("La liste des clés n’est pas joignable. Donnez-en une copie avec --keys."))
    except ValueError:
        refuse(_("Cette liste de clés n’est pas signée par une de ses propres clés."))


def _fetched(path: str) -> bytes:
    with urlopen(f"{settings.PUBLIC_URL}{path}", timeout=SECONDS) as answer:  # noqa: S310 the node's own address
        return bytes(answer.read())


def _is_a_code(text: str) -> bool:
    try:
        digits.read(text)
    except NotDigits:
        return False
    return True


def _lines(found: Finding, now: datetime) -> Iterable[tuple[str, str]]:
    if found.claims is None:
        return
    said, language = found.claims, get_language() or "fr"
    yield _("Document"), str(said.kind.title)
    for name, value in said.fields.items():
        given = value if isinstance(value, str | int | tuple) else value.isoformat()
        shown = printing.written(given, FIELDS[name].type, language)
        yield str(FIELDS[name].label), shown if isinstance(shown, str) else ", ".join(shown)
    yield _("Délivré par"), said.issuer
    yield _("Référence"), said.reference
    yield _("Délivré le"), printing.day(codes.moment(said.issued).date(), language)
    if found.standing:
        at = found.standing.at
        told = f"{timezone.localtime(at):%Y-%m-%d %H:%M}, {age.told(at, now)}. {age.warning(at, now)}"
        yield _("Liste des documents révoqués du"), told.strip()


def _end(
    outcome: Outcome, lines: Iterable[tuple[str, str]], *, specimen: bool, contested_since: datetime | None = None
) -> NoReturn:
    """Says what was found, and ends with 0 for genuine, 1 for checked and wrong, 2 for what cannot be told."""
    say(str(WORDS[outcome]))
    say(str(SENTENCES[outcome]))
    if specimen:
        say(str(SPECIMEN))
    if contested_since:
        say(str(CONTESTED) % {"since": printing.moment(contested_since, get_language() or "fr")})
    told = [(label, value) for label, value in lines if value]
    for label, value in told:
        say(f"  {label} : {value}")
    for limit in LIMITS if told else ():
        say(str(limit))
    wrong = outcome.verdict is Verdict.FALSE or outcome in WRONG
    raise typer.Exit(0 if outcome.verdict is Verdict.GENUINE else CHECKED_AND_WRONG if wrong else UNUSABLE)
