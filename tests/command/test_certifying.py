"""What `guichet seals root` and `guichet seals sign` refuse, each one line away from what they do."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, NoEncryption, PrivateFormat
from pytest_django.fixtures import Settings
from typer.testing import CliRunner, Result

from guichet.command import seals
from guichet.commons.documents import operations as documents
from guichet.commons.documents.refusals import CertificateRefused
from guichet.commons.documents.sealing import chain
from guichet.commons.documents.sealing import request as requests
from guichet.commons.documents.sealing.request import Asked
from guichet.foundation.journal.models import Entry
from guichet.foundation.keys import client as keys
from guichet.foundation.keys.public import Kind
from tests.commons.documents import samples
from tests.factories.acts import NOON, an_act
from tests.factories.keepers import AKeeper, a_keeper

PASSPHRASE = "sept lampes au fond du puits"
PLAIN = (Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def seal(*words: str | Path, typed: str = "") -> Result:
    return CliRunner().invoke(seals.build(), [str(word) for word in words], input=typed)


def make(folder: Path, *words: str, passphrase: str = PASSPHRASE) -> Result:
    return seal("root", folder, *words, typed=f"{passphrase}\n{passphrase}\n")


def sign(asked: Path, *words: str | Path, passphrase: str = PASSPHRASE) -> Result:
    return seal("sign", asked, *words, typed=f"{passphrase}\n")


def a_request(file: Path, *, issuing: bool = False, demonstration: bool = False) -> Path:
    key = samples.a_key()
    asked = Asked("mjl", "Ministère de la Justice", key.point, issuing, demonstration)
    file.write_text(requests.written(asked, sign=key.der))
    return file


@pytest.fixture
def asked(tmp_path: Path) -> Path:
    return a_request(tmp_path / "asked.csr")


@pytest.fixture
def safe(tmp_path: Path) -> Path:
    safe = tmp_path / "safe"
    assert make(safe).exit_code == 0
    return safe


def assert_refused(ended: Result, sentence: str, status: int = 1) -> None:
    assert (ended.exit_code, ended.stdout.strip()) == (status, "")
    assert sentence in ended.stderr


def test_a_root_signs_the_seal_of_an_authority_in_its_full_name(safe: Path, asked: Path) -> None:
    ended = sign(asked, "--root", safe)
    (made,) = chain.read(ended.stdout.encode())
    assert made.subject.rfc4514_string() == "CN=Cachet mjl,O=Ministère de la Justice,C=BJ"
    assert "Pour\xa0: mjl, Ministère de la Justice (scelle des documents)" in ended.stderr
    assert chain.leads_to((made,), chain.read((safe / "root.pem").read_bytes()), datetime.now(UTC))


def test_a_root_is_never_written_over_nor_half_of_one(safe: Path) -> None:
    before = (safe / "root.key").read_bytes()
    assert_refused(make(safe), f"{safe}/root.key existe déjà\xa0: rien n’est écrit. Donnez un autre dossier.")
    (safe / "root.key").rename(safe.parent / "moved.key")
    assert_refused(make(safe), f"{safe}/root.pem existe déjà")
    assert [each.name for each in safe.iterdir()] == ["root.pem"]
    assert (safe.parent / "moved.key").read_bytes() == before


def test_a_short_passphrase_makes_no_root(tmp_path: Path) -> None:
    ended = make(tmp_path / "safe", passphrase="dix-neuf caractères")
    assert_refused(ended, "il en faut 20 caractères au moins. Rien n’est écrit.")
    assert not (tmp_path / "safe").exists()


def test_a_folder_that_refuses_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert_refused(make(tmp_path / "file"), f"On ne peut pas écrire dans {tmp_path}/file\xa0: File exists.", 2)


def test_a_wrong_passphrase_signs_nothing(safe: Path, asked: Path) -> None:
    ended = sign(asked, "--root", safe, passphrase="une autre phrase secrète")
    assert_refused(ended, "Cette phrase secrète n’ouvre pas la clé de la racine. Rien n’est signé.")


def test_a_key_that_lies_there_without_passphrase_is_not_used(safe: Path, asked: Path) -> None:
    (safe / "root.key").write_bytes(samples.a_key().private.private_bytes(*PLAIN))
    assert_refused(sign(asked, "--root", safe), "Rien n’est signé.")


@pytest.mark.parametrize("missing", ["root.key", "root.pem"])
def test_a_folder_without_a_whole_root_signs_nothing(safe: Path, asked: Path, missing: str) -> None:
    (safe / missing).unlink()
    assert_refused(sign(asked, "--root", safe), f"Il n’y a pas de racine entière dans {safe}")


def test_the_certificate_of_one_root_with_the_key_of_another_signs_nothing(safe: Path, asked: Path) -> None:
    other = safe.parent / "other"
    assert make(other).exit_code == 0
    (safe / "root.pem").write_bytes((other / "root.pem").read_bytes())
    assert_refused(sign(asked, "--root", safe), f"Dans {safe}, la clé et le certificat ne vont pas ensemble.")


def test_a_key_of_another_kind_signs_nothing(safe: Path, asked: Path) -> None:
    protection = BestAvailableEncryption(PASSPHRASE.encode())
    private = ed25519.Ed25519PrivateKey.generate()
    (safe / "root.key").write_bytes(private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, protection))
    assert_refused(sign(asked, "--root", safe), "la clé et le certificat ne vont pas ensemble.")


def test_a_real_root_signs_no_demonstration_and_one_of_specimens_marks_what_it_signs(
    safe: Path, tmp_path: Path
) -> None:
    marked = a_request(tmp_path / "marked.csr", demonstration=True)
    assert_refused(sign(marked, "--root", safe), "Cette demande vient d’une démonstration")
    specimen = tmp_path / "specimen"
    assert make(specimen, "--specimen").exit_code == 0
    (made,) = chain.read(sign(marked, "--root", specimen).stdout.encode())
    assert chain.is_demonstration(made)


def test_whoever_signs_is_named_once(safe: Path, asked: Path) -> None:
    for ended in (sign(asked), sign(asked, "--root", safe, "--issuer", "Émetteur")):
        assert_refused(ended, "Dites qui signe", 2)


def test_what_is_not_a_whole_request_is_refused(safe: Path, asked: Path, tmp_path: Path) -> None:
    altered = tmp_path / "altered.csr"
    altered.write_text(asked.read_text().replace("A", "B", 1))
    stranger = x509.CertificateSigningRequestBuilder(x509.Name([]))
    undeclared = x509.CertificateSigningRequestBuilder(x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "mjl")]))
    for number, key in enumerate((ec.generate_private_key(ec.SECP384R1()), ec.generate_private_key(ec.SECP256R1()))):
        (tmp_path / f"{number}.csr").write_bytes(stranger.sign(key, SHA256()).public_bytes(Encoding.PEM))
    (tmp_path / "2.csr").write_bytes(undeclared.sign(samples.a_key().private, SHA256()).public_bytes(Encoding.PEM))
    for name in ("altered.csr", "nowhere.csr", "0.csr", "1.csr", "2.csr"):
        ended = sign(tmp_path / name, "--root", safe)
        assert_refused(ended, f"{name} n’est pas une demande de certificat entière (PEM).", 2)


@pytest.fixture
def keeper(settings: Settings) -> Iterator[AKeeper]:
    with a_keeper() as keeper:
        settings.VAR = keeper.var
        keeper.start()
        keys.rotate(Kind.CERTIFY, holder="Émetteur")
        yield keeper


@pytest.mark.django_db
@pytest.mark.usefixtures("keeper")
def test_an_issuer_signs_no_other_and_nothing_before_it_is_certified(asked: Path, tmp_path: Path) -> None:
    assert_refused(sign(asked, "--issuer", "Émetteur"), "L’émetteur Émetteur n’a pas ici de certificat valable ce jour")
    other = a_request(tmp_path / "other.csr", issuing=True)
    assert_refused(sign(other, "--issuer", "Émetteur"), "seule la racine la signe, avec --root.")
    assert not Entry.objects.of_kind("keys.used").exists()


@pytest.mark.django_db
def test_each_certificate_that_an_issuer_signs_is_journalled(keeper: AKeeper, asked: Path, tmp_path: Path) -> None:
    specimen, issuing = keeper.var / "seals", tmp_path / "issuing.csr"
    assert make(specimen, "--specimen").exit_code == 0
    issuing.write_text(seal("request", "Émetteur", "--issuing").stdout)
    (tmp_path / "issuing.pem").write_text(sign(issuing, "--root", specimen).stdout)
    assert seal("install", tmp_path / "issuing.pem").exit_code == 0
    assert len(chain.read(sign(asked, "--issuer", "Émetteur").stdout.encode())) == 2
    assert [entry.facts["operation"] for entry in Entry.objects.of_kind("keys.used")] == ["sign", "sign"]


@pytest.mark.django_db
def test_a_certificate_gives_no_key_another_use_than_its_own() -> None:
    authority = samples.an_authority(at=NOON)
    issuing = authority.key.listed(Kind.CERTIFY, holder="mjl")
    with pytest.raises(CertificateRefused, match="donne à la clé un autre usage que le sien"):
        documents.certify(key=issuing, chain=authority.chain, roots=[authority.root], act=an_act())
