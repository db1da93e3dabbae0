"""`guichet verify` on a machine without a node: the signed lists, on the disk, suffice."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from guichet.commons.documents.extract import digits
from guichet.commons.documents.printing import typesetting
from guichet.foundation.keys.public import Kind
from tests.command.test_command import guichet
from tests.commons.documents import samples
from tests.commons.documents.checking import signed
from tests.commons.documents.checking.signed import KEY, PLACE

NOW = datetime.now(UTC)
SAID = replace(samples.some_claims(), issued=int(NOW.timestamp()), expires=int((NOW + timedelta(days=30)).timestamp()))
CODE = digits.address(KEY.code(SAID), page=samples.PAGE)


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    return _written(tmp_path / "keys.json", signed.key_list(KEY, (signed.listed(KEY),)).encode())


def _written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def verify(what: str, keys: Path, *options: str) -> CompletedProcess[str]:
    return guichet("verify", what, "--keys", str(keys), *options, GUICHET_VAR=str(keys.parent / "var"))


@pytest.mark.parametrize(
    ("revoked", "status", "word"), [((), 0, "Authentique"), ((PLACE.index,), 1, "Révoqué\N{NO-BREAK SPACE}: à refuser")]
)
def test_a_code_is_checked_with_the_lists_alone(
    tmp_path: Path, keys: Path, revoked: tuple[int, ...], status: int, word: str
) -> None:
    listed = _written(tmp_path / "2026", signed.revocations(KEY, revoked=revoked, at=NOW))
    ended = verify(CODE, keys, "--status", str(listed))
    assert (ended.returncode, ended.stdout.splitlines()[0]) == (status, word)
    assert "Nom : AGBANGLA" in ended.stdout.replace("\N{NO-BREAK SPACE}", " ")
    assert "Ce code ne prouve pas le reste de la page" in ended.stdout


def test_without_a_list_of_revocations_nobody_can_tell(keys: Path) -> None:
    ended = verify(CODE, keys)
    assert (ended.returncode, ended.stdout.splitlines()[0]) == (2, "Authentique, mais révocation non vérifiée")


def test_a_changed_digit_makes_it_false(keys: Path) -> None:
    ended = verify(f"{CODE[:-40]}{(int(CODE[-40]) + 1) % 10}{CODE[-39:]}", keys)
    assert (ended.returncode, ended.stdout.splitlines()[0]) == (1, "Faux\N{NO-BREAK SPACE}: le contenu a été changé")
    assert "AGBANGLA" not in ended.stdout


@pytest.fixture
def authority(tmp_path: Path) -> samples.AnAuthority:
    """Its seal is on the list of keys beside the key of codes."""
    made = samples.an_authority()
    seal = replace(made.key.listed(Kind.SEAL, holder="mjl"), demonstration=False)
    _written(tmp_path / "keys.json", signed.key_list(KEY, (signed.listed(KEY), seal)).encode())
    return made


def a_file(authority: samples.AnAuthority, code: str = CODE, contested_since: datetime | None = None) -> bytes:
    return authority.sealed(typesetting.render(samples.a_page(contested_since=contested_since), code))


@pytest.mark.parametrize(
    ("revoked", "status", "word"), [((), 0, "Authentique"), ((PLACE.index,), 1, "Révoqué\N{NO-BREAK SPACE}: à refuser")]
)
def test_a_sealed_file_is_checked_with_the_lists_alone(
    tmp_path: Path, authority: samples.AnAuthority, revoked: tuple[int, ...], status: int, word: str
) -> None:
    file = _written(tmp_path / "acte.pdf", a_file(authority))
    listed = _written(tmp_path / "2026", signed.revocations(KEY, revoked=revoked, at=NOW - timedelta(hours=3)))
    ended = verify(str(file), tmp_path / "keys.json", "--status", str(listed))
    assert (ended.returncode, ended.stdout.splitlines()[0]) == (status, word)
    assert "il y a 3 heures" in ended.stdout


def test_a_file_of_a_day_when_the_log_was_contested_is_genuine_and_says_so(
    tmp_path: Path, authority: samples.AnAuthority
) -> None:
    listed = _written(tmp_path / "2026", signed.revocations(KEY, at=NOW))
    said = {}
    for since in (samples.CONTESTED_SINCE, None):
        file = _written(tmp_path / "acte.pdf", a_file(authority, contested_since=since))
        ended = verify(str(file), tmp_path / "keys.json", "--status", str(listed))
        assert (ended.returncode, ended.stdout.splitlines()[0]) == (0, "Authentique")
        said[since] = ended.stdout
    told = "du journal public de l’État, ouverte le 28 février 2026 à 0 h 05. Le journal dit si elle est close."
    assert [told in each.replace("\N{NO-BREAK SPACE}", " ") for each in said.values()] == [True, False]
    assert "contestation" not in said[None]


def test_a_file_whose_revocation_nobody_checked_is_not_called_genuine(
    tmp_path: Path, authority: samples.AnAuthority
) -> None:
    listed = _written(tmp_path / "2026", signed.revocations(KEY, at=NOW))
    of_another = digits.address(KEY.code(replace(SAID, issuer="autre")), page=samples.PAGE)
    for content, options in (
        (a_file(authority), ()),
        (a_file(authority, of_another), ("--status", str(listed))),
        (a_file(authority, samples.PAGE), ("--status", str(listed))),
    ):
        ended = verify(str(_written(tmp_path / "acte.pdf", content)), tmp_path / "keys.json", *options)
        assert (ended.returncode, ended.stdout.splitlines()[0]) == (2, "Authentique, mais révocation non vérifiée")


def test_one_changed_byte_makes_a_file_false(tmp_path: Path, authority: samples.AnAuthority) -> None:
    content = bytearray(a_file(authority))
    content[content.index(b"stream\n") + 20] ^= 1
    file = _written(tmp_path / "acte.pdf", bytes(content))
    assert verify(str(file), tmp_path / "keys.json").returncode == 1


@pytest.mark.parametrize("content", [b"bonjour", b"%PDF-1.7\n"])
def test_a_file_that_is_neither_is_unusable(tmp_path: Path, keys: Path, content: bytes) -> None:
    assert verify(str(_written(tmp_path / "file", content)), keys).returncode == 2


def test_what_is_no_file_and_forged_lists_are_unusable(tmp_path: Path, keys: Path) -> None:
    absent = verify("absent.pdf", keys)
    assert (absent.returncode, "n’est ni un fichier lisible" in absent.stderr) == (2, True)
    forged = _written(tmp_path / "forged", signed.key_list(samples.a_key(8), (signed.listed(KEY),)).encode())
    assert verify(CODE, forged).returncode == 2
    revocations = _written(tmp_path / "2026", signed.revocations(samples.a_key(8)))
    assert verify(CODE, keys, "--status", str(revocations)).returncode == 2
