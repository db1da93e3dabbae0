"""From the settings of a node to its connectors, over mutual TLS as Security Servers ask for it."""

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import LazySettings

from guichet.commons.registers import registry
from guichet.commons.registers.answers import Answer
from guichet.commons.registers.contrib.xroad import connecting
from guichet.commons.registers.vocabulary import State, Why
from tests.factories.certificates import AnAuthority
from tests.factories.registers import CLIENT, SERVICES, a_question, an_answer, whole_question


@pytest.fixture
def authority(tmp_path: Path) -> AnAuthority:
    return AnAuthority(tmp_path, "autorite")


@pytest.fixture(autouse=True)
def a_node(settings: LazySettings, authority: AnAuthority) -> Iterator[None]:
    settings.XROAD_CLIENT, settings.XROAD_SERVICES = CLIENT, {"casier": SERVICES["casier"]}
    settings.XROAD_AUTHORITY_FILE = authority.file
    settings.XROAD_CERTIFICATE_FILE = authority.vouch_for("guichet")
    yield
    registry.unregister("casier")


@contextmanager
def a_security_server(authority: AnAuthority, trusts: AnAuthority) -> Iterator[str]:
    """Its address. It speaks with whom `trusts` vouches for, and with nobody else."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH, cafile=trusts.file)
    context.verify_mode = ssl.CERT_REQUIRED
    context.load_cert_chain(authority.vouch_for("securite"))
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        thread = threading.Thread(target=_serve, args=(listening, context))
        thread.start()
        yield f"https://127.0.0.1:{listening.getsockname()[1]}"
        thread.join()


def _serve(listening: socket.socket, context: ssl.SSLContext) -> None:
    plain, _address = listening.accept()
    with plain:
        try:
            with context.wrap_socket(plain, server_side=True) as connection:
                whole_question(connection)
                connection.sendall(an_answer(b'{"records": []}'))
        except OSError:
            return  # one of the two does not trust the other


def asked(address: str, settings: LazySettings) -> Answer:
    settings.XROAD_SERVER = address
    connecting.connect()
    connector = registry.connector("casier")
    assert connector is not None
    return connector.ask(a_question(family_name="Dossou"))


def test_a_node_and_its_security_server_know_each_other(authority: AnAuthority, settings: LazySettings) -> None:
    with a_security_server(authority, trusts=authority) as address:
        assert asked(address, settings).state == State.NOT_FOUND


def test_a_server_that_nobody_vouches_for_is_told_nothing(
    authority: AnAuthority, settings: LazySettings, tmp_path: Path
) -> None:
    settings.XROAD_AUTHORITY_FILE = AnAuthority(tmp_path, "autre").file
    with a_security_server(authority, trusts=authority) as address:
        assert asked(address, settings).why == Why.UNREACHABLE


def test_a_node_that_the_server_does_not_know_gets_no_answer(
    authority: AnAuthority, settings: LazySettings, tmp_path: Path
) -> None:
    with a_security_server(authority, trusts=AnAuthority(tmp_path, "autre")) as address:
        assert asked(address, settings).state == State.UNAVAILABLE


def test_without_a_security_server_no_register_is_connected(settings: LazySettings) -> None:
    settings.XROAD_SERVER = ""
    connecting.connect()
    assert registry.connector("casier") is None


def test_without_certificates_of_its_own_a_node_trusts_those_of_the_system(settings: LazySettings) -> None:
    settings.XROAD_SERVER, settings.XROAD_AUTHORITY_FILE = "https://securite.example", None
    settings.XROAD_CERTIFICATE_FILE = None
    connecting.connect()
    assert registry.connector("casier") is not None
