"""Who vouches for a seal: a chain to a root that this node trusts; in a real installation never a demonstration's."""

import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Barrier

import pytest
from cryptography import x509
from pytest_django.fixtures import Settings

from guichet.commons.documents import demonstration, trust
from guichet.commons.documents import operations as documents
from guichet.commons.documents.models import Certificate
from guichet.commons.documents.refusals import CertificateRefused
from guichet.commons.documents.sealing import ceremony, chain, der
from guichet.commons.documents.signing import Signing
from guichet.foundation.journal.models import Entry
from guichet.foundation.keys import client as keys
from guichet.foundation.keys import signatures
from guichet.foundation.keys.public import Kind
from guichet.foundation.work.failures import Unfinished
from tests.commons.documents import samples
from tests.factories.acts import NOON, an_act
from tests.factories.keepers import AKeeper, a_keeper

pytestmark = pytest.mark.django_db
YEAR = timedelta(days=365)


@pytest.fixture
def keeper(settings: Settings) -> Iterator[AKeeper]:
    with a_keeper() as keeper:
        settings.VAR = keeper.var
        keeper.start()
        yield keeper


def test_a_chain_leads_to_its_root_and_to_no_other() -> None:
    authority, stranger = samples.an_authority(), samples.an_authority()
    assert chain.leads_to(authority.chain, [stranger.root, authority.root], samples.AT)
    assert not chain.leads_to(authority.chain, [stranger.root], samples.AT)
    assert not chain.leads_to(authority.chain[:1], [authority.root], samples.AT)
    assert not chain.leads_to((authority.chain[0], stranger.chain[1]), [authority.root], samples.AT)


def test_a_chain_holds_between_its_dates() -> None:
    authority = samples.an_authority()
    for at, holds in ((samples.AT - YEAR, False), (samples.AT + 2 * YEAR, True), (samples.AT + 4 * YEAR, False)):
        assert chain.leads_to(authority.chain, [authority.root], at) == holds


def test_a_seal_vouches_for_no_other_seal() -> None:
    authority = samples.an_authority()
    key = samples.a_key()
    forger = ceremony.Issuer(authority.chain[0], authority.key.der)
    forged = ceremony.seal("mjl", "Faux", key.point, under=forger, at=samples.AT)
    assert not chain.leads_to((forged, *authority.chain), [authority.root], samples.AT)


def test_a_certificate_is_read_as_it_was_written_and_is_of_its_key_alone() -> None:
    authority = samples.an_authority()
    assert chain.read(chain.written(authority.chain)) == authority.chain
    assert chain.is_of(authority.chain[0], authority.key.point)
    assert not chain.is_of(authority.chain[0], samples.a_key().point)


def test_the_certificate_of_a_seal_is_kept_and_told_once() -> None:
    authority = samples.an_authority(at=NOON)
    key = authority.key.listed(Kind.SEAL, holder="mjl")
    for _ in range(2):
        documents.certify(key=key, chain=authority.chain, roots=[authority.root], act=an_act())
    assert Certificate.objects.get().authority == "mjl"
    assert Entry.objects.get(kind="documents.seal-certified").subject == key.id


def test_a_certificate_of_another_key_is_refused() -> None:
    authority = samples.an_authority(at=NOON)
    other = samples.a_key().listed(Kind.SEAL, holder="mjl")
    for given in (authority.chain, ()):
        with pytest.raises(CertificateRefused, match="Ce certificat est celui d’une autre clé"):
            documents.certify(key=other, chain=given, roots=[authority.root], act=an_act())


def test_a_certificate_under_another_root_is_refused() -> None:
    authority = samples.an_authority(at=NOON)
    key = authority.key.listed(Kind.SEAL, holder="mjl")
    with pytest.raises(CertificateRefused, match="ne remonte pas à une racine que ce nœud reconnaît"):
        documents.certify(key=key, chain=authority.chain, roots=[samples.an_authority().root], act=an_act())
    assert not Certificate.objects.exists()


def test_a_real_installation_never_trusts_the_root_of_a_demonstration(settings: Settings, tmp_path: Path) -> None:
    marked, real = samples.an_authority(demonstration=True), samples.an_authority(demonstration=False)
    settings.DEMONSTRATION = False
    settings.SEAL_ROOTS = tmp_path / "roots.pem"
    settings.SEAL_ROOTS.write_bytes(chain.written([marked.root, real.root]))
    assert trust.roots() == (real.root,)
    assert [chain.is_demonstration(each) for each in (*marked.chain, *real.chain)] == [True, True, False, False]


def test_a_real_installation_without_roots_trusts_nothing(settings: Settings, tmp_path: Path) -> None:
    settings.DEMONSTRATION = False
    for settings.SEAL_ROOTS in (None, tmp_path / "nowhere.pem"):
        assert trust.roots() == ()


def test_the_demonstration_equips_an_authority_once_under_a_root_of_its_own(keeper: AKeeper) -> None:
    first = trust.seal_of("mjl", an_act())
    again, other = trust.seal_of("mjl", an_act()), trust.seal_of("mef", an_act())
    (root,) = trust.roots()
    assert (again.key, again.chain) == (first.key, first.chain)
    assert other.chain[1] == first.chain[1]
    assert chain.is_demonstration(root)
    assert [file.name for file in sorted((keeper.var / "seals").iterdir())] == ["issuing.pem", "root.pem"]


@pytest.mark.usefixtures("keeper")
def test_two_workers_at_once_found_one_root_and_one_issuer() -> None:
    together = Barrier(2)

    def found(_: int) -> x509.Certificate:
        together.wait()
        with demonstration._alone():
            return demonstration._issuer([], an_act()).certificate

    with ThreadPoolExecutor(2) as workers:
        (issuer,) = set(workers.map(found, range(2)))
    (root,) = trust.roots()
    assert chain.leads_to((issuer,), [root], NOON)
    certifying = [key.holder for key in keys.public_keys() if key.kind is Kind.CERTIFY]
    assert sorted(certifying) == ["Racine des cachets", "Émetteur des cachets"]


@pytest.mark.usefixtures("keeper")
def test_each_use_of_a_key_that_vouches_is_journalled() -> None:
    trust.seal_of("mjl", an_act())
    used = Entry.objects.of_kind("keys.used").order_by("number")
    assert [entry.facts["operation"] for entry in used] == ["rotate", "rotate", "rotate", "sign", "sign", "sign"]
    assert {record.sequence for record in keys.uses()} >= {entry.facts["sequence"] for entry in used}


def test_what_an_older_root_vouched_for_still_holds(keeper: AKeeper) -> None:
    older = samples.an_authority(at=NOON)
    (keeper.var / "seals").mkdir()
    demonstration.root().write_bytes(chain.written([older.root]))
    newer = trust.seal_of("mjl", an_act())
    assert len(trust.roots()) == 2
    for held in (older.chain, newer.chain):
        assert chain.leads_to(held, trust.roots(), NOON)


@pytest.mark.usefixtures("keeper")
def test_an_issuer_whose_key_was_changed_is_certified_anew() -> None:
    before = trust.seal_of("mjl", an_act())
    keys.rotate(Kind.CERTIFY, holder="Émetteur des cachets")
    after = trust.seal_of("mef", an_act())
    assert before.chain[1] != after.chain[1]
    assert trust.seal_of("mjl", an_act()).chain == before.chain


@pytest.mark.usefixtures("keeper")
def test_openssl_follows_a_chain_signed_by_the_keeper_as_strictly_as_it_can(tmp_path: Path) -> None:
    certificates = (*trust.seal_of("mjl", an_act()).chain, *trust.roots())
    names = ("seal.pem", "issuing.pem", "root.pem")
    for name, certificate in zip(names, certificates, strict=True):
        (tmp_path / name).write_bytes(chain.written([certificate]))
    options = f"-x509_strict -check_ss_sig -attime {int(NOON.timestamp())} -CAfile root.pem -untrusted issuing.pem"
    asked = ["openssl", "verify", *options.split(), "seal.pem"]
    told = subprocess.run(asked, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (told.stdout, told.stderr) == ("seal.pem: OK\n", "")


def test_dates_are_written_as_x509_asks_on_both_sides_of_2050() -> None:
    for year, type_ in ((2026, b"\x17"), (2049, b"\x17"), (2050, b"\x18")):
        at = datetime(year, 12, 31, 23, 59, 59, tzinfo=UTC)
        assert der.moment(at)[:1] == type_
        root = samples.an_issuer(demonstration=True, at=at)[1]
        assert root.not_valid_before_utc == at - timedelta(minutes=5)


@pytest.mark.usefixtures("keeper")
def test_a_seal_signs_what_its_certificate_checks_and_the_use_is_remembered() -> None:
    seal = trust.seal_of("mjl", an_act())
    signing = Signing(seal.key)
    signature = signing(b"a file")
    assert signatures.is_genuine(signatures.from_der(signature), b"a file", key=seal.key)
    assert [use.operation for use in signing.uses] == ["sign"]


@pytest.mark.usefixtures("keeper")
def test_a_seal_that_is_changed_amid_a_signature_makes_the_worker_begin_again() -> None:
    signing = Signing(trust.seal_of("mjl", an_act()).key)
    keys.rotate(Kind.SEAL, holder="mjl")
    with pytest.raises(Unfinished, match="the seal key of mjl was changed meanwhile"):
        signing(b"a file")


@pytest.mark.usefixtures("keeper")
def test_an_authority_without_seal_keeps_its_documents_due() -> None:
    with pytest.raises(Unfinished, match="mjl has no seal: guichet keys rotate seal --holder mjl"):
        trust.certified("mjl", an_act())


@pytest.mark.usefixtures("keeper")
def test_a_seal_without_certificate_that_holds_keeps_documents_due() -> None:
    trust.seal_of("mjl", an_act())
    demonstration.root().unlink()
    with pytest.raises(Unfinished, match="the seal of mjl has no certificate that holds"):
        trust.certified("mjl", an_act())
