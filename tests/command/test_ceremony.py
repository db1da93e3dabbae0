"""The ceremony of docs/keys.md: a root in a folder, an issuing authority under it, a seal under that one."""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from guichet.commons.documents.sealing import request as requests
from tests.factories.keepers import AKeeper, a_keeper
from tests.factories.real_database import a_migrated_file

ROOT = Path(__file__).resolve().parents[2]
PASSPHRASE = "sept lampes au fond du puits"
ISSUER = "Émetteur des cachets"


@dataclass(frozen=True)
class Machine:
    """One that runs the commands of people, `var` being all that it holds."""

    var: Path
    variables: dict[str, str]

    def guichet(self, *words: str, typed: str = "") -> subprocess.CompletedProcess[str]:
        """`typed` is read where there is no terminal, as a passphrase is from the hands of who keeps it."""
        ours = {"GUICHET_VAR": str(self.var), "GUICHET_DATABASE_URL": "", "LANG": "fr_BJ.UTF-8", "LC_ALL": ""}
        return subprocess.run(
            [sys.executable, "-m", "guichet", *words],
            cwd=ROOT,
            env=os.environ | ours | self.variables,
            input=typed,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
            start_new_session=True,
        )

    def says(self, *words: str, typed: str = "") -> str:
        ended = self.guichet(*words, typed=typed)
        assert ended.returncode == 0, ended.stderr
        return ended.stdout


@pytest.fixture
def keeper() -> Iterator[AKeeper]:
    with a_keeper() as keeper:
        yield keeper


@pytest.fixture
def hub(keeper: AKeeper, safe: Path, tmp_path: Path) -> Machine:
    """A real one: its keys are no demonstration's, and it trusts the root that it is given."""
    secret = tmp_path / "secret"
    secret.write_text("vingt et un caractères au moins")
    secret.chmod(0o600)
    a_migrated_file(keeper.var)
    keeper.start("--secret", str(secret))
    variables = {
        "GUICHET_PROFILE": "hub",
        "GUICHET_SECRET_KEY": "s" * 50,
        "GUICHET_INDEX_KEY": "i" * 50,
        "GUICHET_HOSTS": "services.exemple.bj",
        "GUICHET_PUBLIC_URL": "https://services.exemple.bj",
        "GUICHET_SEAL_ROOTS": str(safe / "root.pem"),
    }
    return Machine(keeper.var, variables)


@pytest.fixture
def offline(tmp_path: Path) -> Machine:
    """Without keeper, database or network of its own."""
    return Machine(tmp_path / "nothing", {"GUICHET_PROFILE": "demo"})


@pytest.fixture
def safe(tmp_path: Path) -> Path:
    return tmp_path / "safe"


def judged(folder: Path, *, above: str = "") -> str:
    """What openssl says of `certificate.pem`, as strictly as it can."""
    options = f"-x509_strict -check_ss_sig -CAfile safe/root.pem {above and f'-untrusted {above}'}"
    asked = ["openssl", "verify", *options.split(), "certificate.pem"]
    told = subprocess.run(asked, cwd=folder, capture_output=True, text=True, check=False)
    return told.stdout + told.stderr


@pytest.mark.fault
def test_a_root_in_a_safe_vouches_for_an_issuer_that_vouches_for_a_seal(
    hub: Machine, offline: Machine, safe: Path, tmp_path: Path
) -> None:
    asked, certificate, issuing = (tmp_path / name for name in ("asked.csr", "certificate.pem", "issuing.pem"))
    made = offline.says("seals", "root", str(safe), typed=f"{PASSPHRASE}\n{PASSPHRASE}\n")
    assert made.startswith(f"La racine «\xa0Racine des cachets\xa0» est dans {safe}, valable jusqu’au ")

    hub.says("keys", "rotate", "certify", "--holder", ISSUER)
    asked.write_text(hub.says("seals", "request", ISSUER, "--issuing"))
    signed = offline.guichet("seals", "sign", str(asked), "--root", str(safe), typed=f"{PASSPHRASE}\n")
    read_aloud = requests.read(asked.read_bytes()).fingerprint
    assert "Pour\xa0: Émetteur des cachets (certifie des cachets)" in signed.stderr
    assert f"Empreinte de la clé\xa0: {read_aloud}" in signed.stderr
    for file in (certificate, issuing):
        file.write_text(signed.stdout)
    assert judged(tmp_path) == "certificate.pem: OK\n"
    installed = hub.says("seals", "install", str(issuing))
    assert installed == f"L’émetteur {ISSUER} a son certificat\xa0: il peut certifier des cachets.\n"

    hub.says("keys", "rotate", "seal", "--holder", "mjl")
    asked.write_text(hub.says("seals", "request", "mjl", "--name", "Ministère de la Justice"))
    certificate.write_text(hub.says("seals", "sign", str(asked), "--issuer", ISSUER))
    assert judged(tmp_path, above="issuing.pem") == "certificate.pem: OK\n"
    assert hub.says("seals", "install", str(certificate)) == "Le cachet de mjl a son certificat.\n"


def test_the_key_of_a_root_is_its_owners_alone_and_opens_with_its_passphrase_only(
    offline: Machine, safe: Path, tmp_path: Path
) -> None:
    offline.says("seals", "root", str(safe), typed=f"{PASSPHRASE}\n{PASSPHRASE}\n")
    assert [(each.name, each.stat().st_mode & 0o777) for each in sorted(safe.iterdir())] == [
        ("root.key", 0o600),
        ("root.pem", 0o644),
    ]
    for passphrase, opens in ((PASSPHRASE, True), ("une autre phrase secrète", False)):
        asked = ["openssl", "pkey", "-in", "safe/root.key", "-noout", "-passin", f"pass:{passphrase}"]
        assert (subprocess.run(asked, cwd=tmp_path, capture_output=True, check=False).returncode == 0) is opens
    certificate = tmp_path / "certificate.pem"
    certificate.write_bytes((safe / "root.pem").read_bytes())
    assert judged(tmp_path) == "certificate.pem: OK\n"
