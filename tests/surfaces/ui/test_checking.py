"""The checking page's own modules, run by Node: they judge as the server does, whatever they are given."""

import json
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from guichet.commons.catalogue.queries import EMPTY
from guichet.commons.documents.checking import age, codes, lists
from guichet.commons.documents.checking.codes import Known
from guichet.commons.documents.checking.lists import NotAList
from guichet.commons.documents.extract import digits
from guichet.commons.documents.extract.claims import Status
from guichet.foundation.keys.public import Kind, PublicKey
from guichet.surfaces.portal.verifier.words import words
from guichet.surfaces.ui import joined
from tests.commons.documents import samples, vectors
from tests.commons.documents.checking import signed
from tests.commons.documents.checking.signed import KEY, PLACE
from tests.commons.documents.judges import system
from tests.surfaces.ui.odd_codes import odd_codes

HERE = Path(__file__).parent
DAY = timedelta(days=1)
SAID = samples.some_claims()
ISSUED, EXPIRES = (datetime.fromtimestamp(at or 0, UTC) for at in (SAID.issued, SAID.expires))
CODE = digits.written(KEY.code(SAID))


@dataclass(frozen=True)
class Question:
    """A good code, the day after it was made, unless a test says otherwise."""

    code: str = CODE
    keys: str = signed.key_list(KEY, (signed.listed(KEY),))
    revocations: bytes | None = signed.revocations(KEY)
    at: datetime = ISSUED + DAY

    def as_facts(self) -> Mapping[str, object]:
        listed = self.revocations.hex() if self.revocations else None
        return {"code": self.code, "keys": self.keys, "revocations": listed, "now": self.at.timestamp()}

    def by_the_server(self) -> str:
        try:
            keys = lists.keys_of(self.keys)
        except NotAList:
            return "no_keys"
        known = Known(keys, lambda place: self._list(keys, place), self.at, demonstration=False)
        return codes.check(self.code, known).outcome

    def _list(self, keys: tuple[PublicKey, ...], place: Status) -> lists.Standing | None:
        try:
            found = lists.revocations_of(self.revocations or b"", keys)
        except NotAList:
            return None
        return found.standing(place.index) if found.year == place.year else None


@pytest.fixture(scope="module")
def modules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sources as Node wants them: modules by their name's ending."""
    if not shutil.which("node"):
        pytest.skip("NOT TESTED: the checking page's modules, for lack of node on this machine")
    folder = tmp_path_factory.mktemp("checking")
    for path in (joined.ASSETS / "checking").glob("*.js"):
        (folder / f"{path.stem}.mjs").write_text(path.read_text("utf-8").replace('.js";', '.mjs";'), "utf-8")
    return folder


def judged(modules: Path, *questions: Question) -> list[dict[str, Any]]:
    asked = json.dumps(
        {"words": {**words(EMPTY), "demonstration": False}, "questions": [each.as_facts() for each in questions]}
    )
    command = ["node", str(HERE / "judging.mjs"), str(modules)]
    said = subprocess.run(command, input=asked, capture_output=True, text=True, check=True, timeout=60).stdout
    return [json.loads(line) for line in said.splitlines()]


def listed(key: PublicKey) -> str:
    """A list that another key signed too, so that it may hold any."""
    return signed.key_list(samples.a_key(9), (key, signed.listed(samples.a_key(9))))


QUESTIONS = {
    "genuine": Question(),
    "revoked": Question(revocations=signed.revocations(KEY, revoked=(PLACE.index,))),
    "another is revoked": Question(revocations=signed.revocations(KEY, revoked=(PLACE.index + 1,))),
    "no list": Question(revocations=None),
    "list of another year": Question(revocations=signed.revocations(KEY, year=2025)),
    "list too short": Question(revocations=signed.revocations(KEY, length=PLACE.index)),
    "forged list": Question(revocations=signed.revocations(samples.a_key(8))),
    "list of a demonstration": Question(
        keys=signed.key_list(KEY, (signed.listed(KEY), samples.a_key(8).listed(Kind.QR))),
        revocations=signed.revocations(samples.a_key(8)),
    ),
    "over": Question(at=EXPIRES),
    "last second": Question(at=EXPIRES - timedelta(seconds=1)),
    "clock a day late": Question(at=ISSUED - DAY),
    "unknown key": Question(code=digits.written(samples.a_key(8).code(SAID))),
    "changed": Question(code=digits.written(KEY.code(SAID).replace(b"AGBANGLA", b"AGBANGLO"))),
    "cut": Question(code=CODE[:-20]),
    "empty": Question(code=""),
    "words": Question(code="bonjour"),
    "forged keys": Question(keys=signed.key_list(samples.a_key(8), (signed.listed(KEY),))),
    "demonstration": Question(keys=signed.key_list(KEY, (KEY.listed(signed.listed(KEY).kind),))),
    "ended before": Question(keys=listed(signed.listed(KEY, until=ISSUED - DAY, end="rotated"))),
    "ended since": Question(keys=listed(signed.listed(KEY, until=ISSUED + DAY, end="rotated"))),
    "lost": Question(keys=listed(signed.listed(KEY, until=ISSUED + DAY, end="compromised"))),
}
EXPECTED = {
    "genuine": "genuine",
    "revoked": "revoked",
    "another is revoked": "genuine",
    "no list": "unchecked",
    "list of another year": "unchecked",
    "list too short": "unchecked",
    "list of a demonstration": "unchecked",
    "forged list": "unchecked",
    "over": "expired",
    "last second": "genuine",
    "clock a day late": "clock",
    "unknown key": "unknown_key",
    "changed": "altered",
    "cut": "unreadable",
    "empty": "unreadable",
    "words": "unreadable",
    "forged keys": "no_keys",
    "demonstration": "demonstration",
    "ended before": "out_of_force",
    "ended since": "genuine",
    "lost": "compromised",
}


def test_the_page_and_the_server_judge_alike(modules: Path) -> None:
    by_the_page = dict(zip(QUESTIONS, (each["outcome"] for each in judged(modules, *QUESTIONS.values())), strict=True))
    assert by_the_page == {name: each.by_the_server() for name, each in QUESTIONS.items()} == EXPECTED


def test_the_page_reads_every_published_vector_and_refuses_the_wrong_ones(modules: Path) -> None:
    made = json.loads(vectors.FILE.read_text())
    key = samples.a_key(vectors.SECRET)
    keys = signed.key_list(key, (signed.listed(key),))
    good = [Question(each["address"], keys, None) for each in made["accepted"]]
    bad = [Question(each["address"], keys, None) for each in made["refused"]]
    assert [each["outcome"] for each in judged(modules, *good)] == ["unchecked"] * len(good)
    assert not {each["outcome"] for each in judged(modules, *bad)} & {"unchecked", "genuine"}


def test_the_page_accepts_what_a_library_that_is_not_ours_accepts_and_nothing_else(modules: Path) -> None:
    good = KEY.code(SAID)
    altered = [good[:place] + bytes([good[place] ^ 1]) + good[place + 1 :] for place in range(0, len(good), 7)]
    found = judged(modules, *(Question(digits.written(each)) for each in (good, *altered)))
    by_the_page = [each["outcome"] == "genuine" for each in found]
    assert by_the_page == system.cose((good, *altered), point=KEY.point)
    assert by_the_page == [True] + [False] * len(altered)


def test_one_document_has_one_code(modules: Path) -> None:
    """Well signed, but written in another way than the one that the profile allows."""
    found = judged(modules, *(Question(digits.written(each)) for each in odd_codes().values()))
    assert dict(zip(odd_codes(), (each["outcome"] for each in found), strict=True)) == dict.fromkeys(
        odd_codes(), "unreadable"
    )


def test_signed_values_are_shown_as_people_read_them(modules: Path) -> None:
    (found,) = judged(modules, Question())
    assert dict(found["rows"]) == {
        "Document": "Bulletin n° 3 du casier judiciaire\N{NO-BREAK SPACE}: néant",
        "Nom": "AGBANGLA",
        "Prénoms": "Ɖɔ̀sí Kɔ̀jó",
        "Date de naissance": "14 mai 1990",
        "Lieu de naissance": "Cotonou",
        "Délivré par": "mjl",
        "Référence": "WEB-7F3K-92QX-M",
        "Délivré le": "1er mars 2026 à 10 h 30",
        "Valable jusqu’au": "1er juin 2026",
        "Révocation": "non révoqué au 1er mars 2026 à 10 h 30 (il y a 24 heures)",
    }


@pytest.mark.parametrize(
    ("old", "said"),
    [
        (timedelta(0), "(il y a 0 minute)"),
        (timedelta(minutes=59), "(il y a 59 minutes)"),
        (timedelta(hours=1), "(il y a 1 heure)"),
        (timedelta(hours=47), "(il y a 47 heures)"),
        (timedelta(days=2), "(il y a 2 jours)"),
        (timedelta(days=9), "(il y a 9 jours). Cette liste est ancienne : recommencez avec le réseau."),
    ],
)
def test_the_age_of_the_list_is_told_in_words_by_the_page_and_by_the_command(
    modules: Path, old: timedelta, said: str
) -> None:
    now = ISSUED + timedelta(days=10)
    (found,) = judged(modules, Question(revocations=signed.revocations(KEY, at=now - old), at=now))
    by_the_page = dict(found["rows"])["Révocation"].replace("\xa0", " ")
    assert by_the_page.endswith(said)
    warning = age.warning(now - old, now)
    by_the_command = f"({age.told(now - old, now)})" + (f". {warning}" if warning else "")
    assert by_the_command.replace("\xa0", " ") == said
