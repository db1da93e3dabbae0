from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from django.conf import LazySettings

from guichet.commons.sync import receiving, registry
from tests.commons.sync.nodes import Centre
from tests.factories.keepers import AKeeper


@pytest.fixture(autouse=True)
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Here all happens one after the other: nobody brings what a batch would wait for."""
    monkeypatch.setattr(receiving, "PATIENCE", 0)


@pytest.fixture
def centre(
    db: None,  # noqa: ARG001 the database comes first
    keeper: AKeeper,
    settings: LazySettings,
    monkeypatch: pytest.MonkeyPatch,
) -> Centre:
    """A centre that is enrolled, and told nothing yet; the hub's keeper is real."""
    settings.VAR = keeper.var
    monkeypatch.setattr(registry, "_welcomes", [])
    centre = Centre()
    centre.enrol()
    return centre


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Of 127.0.0.1, signed by itself, with its key, in one file."""
    private = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, private.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(IPv4Address("127.0.0.1"))]), critical=False)
        .sign(private, hashes.SHA256())
    )
    encoding, plain = serialization.Encoding.PEM, serialization.NoEncryption()
    path = tmp_path_factory.mktemp("tls") / "certificate.pem"
    path.write_bytes(
        private.private_bytes(encoding, serialization.PrivateFormat.PKCS8, plain) + made.public_bytes(encoding)
    )
    return path
