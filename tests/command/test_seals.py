"""`guichet seals`: from a key in the keeper to a certificate that this node trusts."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import typer
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from pytest_django.fixtures import Settings

from guichet.command import seals
from guichet.commons.documents import trust
from guichet.commons.documents.models import Certificate
from guichet.commons.documents.sealing import ceremony, chain
from guichet.commons.documents.sealing.ceremony import Issuer
from guichet.commons.documents.signing import Signing
from guichet.foundation.journal.models import Entry
from guichet.foundation.keys import client as keys
from guichet.foundation.keys.public import Kind
from tests.commons.documents import samples
from tests.factories.acts import an_act
from tests.factories.keepers import AKeeper, a_keeper

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper(settings: Settings) -> Iterator[AKeeper]:
    with a_keeper() as keeper:
        settings.VAR = keeper.var
        keeper.start()
        keys.rotate(Kind.SEAL, holder="mjl")
        yield keeper


@pytest.fixture
def issuer(keeper: AKeeper) -> Issuer:
    """An issuing authority whose root this node trusts."""
    now = datetime.now(UTC)
    issuer, root = samples.an_issuer(demonstration=True, at=now)
    (keeper.var / "seals").mkdir()
    (keeper.var / "seals" / "root.pem").write_bytes(chain.written([root]))
    return issuer


def certified(public: bytes, issuer: Issuer, folder: Path) -> Path:
    certificate = ceremony.seal("mjl", "Ministère de la Justice", public, under=issuer, at=datetime.now(UTC))
    file = folder / "chain.pem"
    file.write_bytes(chain.written([certificate, issuer.certificate]))
    return file


def test_what_is_asked_is_certified_and_installed(
    issuer: Issuer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    seals.request("mjl", "Ministère de la Justice")
    asked = x509.load_pem_x509_csr(capsys.readouterr().out.encode())
    assert asked.is_signature_valid
    mark = "OU=SPÉCIMEN\\, démonstration sans valeur"
    assert asked.subject.rfc4514_string() == f"CN=Cachet mjl,{mark},O=Ministère de la Justice,C=BJ"
    key = asked.public_key()
    assert isinstance(key, ec.EllipticCurvePublicKey)
    seals.install(certified(key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint), issuer, tmp_path))
    assert capsys.readouterr().out == "Le cachet de mjl a son certificat.\n"
    assert trust.certified("mjl", an_act(datetime.now(UTC))).chain[1] == issuer.certificate
    assert [entry.facts["operation"] for entry in Entry.objects.of_kind("keys.used")] == ["sign"]


@pytest.mark.usefixtures("keeper")
def test_an_authority_without_seal_asks_for_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit) as ended:
        seals.request("mef")
    assert ended.value.exit_code == 1
    assert "Aucune clé tenue ici ne convient à cet usage." in capsys.readouterr().err


def test_a_certificate_of_a_key_that_is_not_here_is_refused(
    issuer: Issuer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    elsewhere = ec.generate_private_key(ec.SECP256R1()).public_key()
    public = elsewhere.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    with pytest.raises(typer.Exit) as ended:
        seals.install(certified(public, issuer, tmp_path))
    assert ended.value.exit_code == 1
    assert "Ce certificat est celui d’une autre clé" in capsys.readouterr().err
    assert not Certificate.objects.exists()


def test_a_file_that_holds_no_certificate_is_unusable(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty.pem").write_text("rien")
    for name in ("empty.pem", "nowhere.pem"):
        with pytest.raises(typer.Exit) as ended:
            seals.install(tmp_path / name)
        assert ended.value.exit_code == 2
        assert f"{name} n’est pas un fichier de certificats (PEM)." in capsys.readouterr().err


def test_a_root_kept_on_another_machine_vouches_for_a_seal_of_this_one(
    keeper: AKeeper, settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    seal, now = keys.current(Kind.SEAL, holder="mjl"), datetime.now(UTC)
    with a_keeper() as offline:
        settings.VAR = offline.var
        offline.start()
        for holder in ("Racine", "Émetteur"):
            keys.rotate(Kind.CERTIFY, holder=holder)
        top, below = (Signing(keys.current(Kind.CERTIFY, holder=holder)) for holder in ("Racine", "Émetteur"))
        root = ceremony.root("Racine", top.key.public, sign=top, at=now, demonstration=True)
        issuing = ceremony.issuing("Émetteur", below.key.public, under=Issuer(root, top), at=now)
        file = certified(seal.public, Issuer(issuing, below), tmp_path)
        assert [len(signing.uses) for signing in (top, below)] == [2, 1]
    settings.VAR = keeper.var
    (keeper.var / "seals").mkdir()
    (keeper.var / "seals" / "root.pem").write_bytes(chain.written([root]))
    seals.install(file)
    assert capsys.readouterr().out == "Le cachet de mjl a son certificat.\n"
    assert [key for key in keys.public_keys() if key.kind is Kind.CERTIFY] == []
