"""Who vouches for a seal: a chain to a root that this node trusts; in a real installation never a demonstration's."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from guichet.commons.documents import demonstration, trust
from guichet.commons.documents import operations as documents
from guichet.commons.documents.models import Certificate
from guichet.commons.documents.refusals import CertificateRefused
from guichet.commons.documents.sealing import ceremony, chain
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
    forger = ceremony.Issuer(authority.chain[0], authority.key.private)
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
    assert (keeper.var / "seals" / "issuer.pem").stat().st_mode & 0o777 == 0o600


def test_two_workers_found_one_issuer(keeper: AKeeper) -> None:
    trust.seal_of("mjl", an_act())
    before = demonstration.root().read_bytes()
    demonstration._found(an_act())
    assert demonstration.root().read_bytes() == before
    assert [path.name for path in keeper.var.glob(".seals-*")] == []


@pytest.mark.usefixtures("keeper")
def test_a_seal_signs_what_its_certificate_checks_and_the_use_is_remembered() -> None:
    seal = trust.seal_of("mjl", an_act())
    signing = trust.Signing(seal)
    signature = signing(b"a file")
    assert signatures.is_genuine(signatures.from_der(signature), b"a file", key=seal.key)
    assert [use.operation for use in signing.uses] == ["sign"]


@pytest.mark.usefixtures("keeper")
def test_a_seal_that_is_changed_amid_a_signature_makes_the_worker_begin_again() -> None:
    signing = trust.Signing(trust.seal_of("mjl", an_act()))
    keys.rotate(Kind.SEAL, holder="mjl")
    with pytest.raises(Unfinished, match="the seal of mjl was changed meanwhile"):
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
