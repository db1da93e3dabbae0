"""What the suite itself promises to every test."""

import os
import socket
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from pytest_socket import SocketConnectBlockedError

from tests.environment import CHOICE


@pytest.mark.django_db
def test_the_database_is_the_one_that_was_chosen() -> None:
    assert connection.vendor == os.environ.get(CHOICE, "sqlite")


def test_what_a_test_writes_is_not_kept_among_what_a_person_wrote() -> None:
    assert Path(settings.VAR).name.startswith("guichet-tests-")


def test_the_network_is_off() -> None:
    with socket.socket() as outside, pytest.raises(SocketConnectBlockedError), pytest.warns(match=r"192\.0\.2\.1"):
        outside.connect(("192.0.2.1", 80))


def test_this_machine_is_on() -> None:
    with socket.socket() as server, socket.socket() as client:
        server.bind(("127.0.0.1", 0))
        server.listen()
        client.connect(server.getsockname())
