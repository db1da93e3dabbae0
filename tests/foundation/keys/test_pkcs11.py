"""Signing keys in a module behind PKCS#11: SoftHSM2, the one that needs no hardware."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from guichet.foundation.keys import client as keys
from guichet.foundation.keys import signatures
from guichet.foundation.keys.keeper.opening import Place, WillNotStart, open_desk
from guichet.foundation.keys.public import Kind
from tests.factories.keepers import AKeeper, a_keeper

LIBRARIES = ("/usr/lib/softhsm/libsofthsm2.so", "/usr/lib64/pkcs11/libsofthsm2.so")
LIBRARY = next((Path(path) for path in LIBRARIES if Path(path).exists()), None)
TRIED = LIBRARY is not None and shutil.which("softhsm2-util") is not None

pytestmark = pytest.mark.skipif(not TRIED, reason="NOT TRIED: SoftHSM2 is not installed (apt-get install softhsm2)")


@pytest.fixture
def pin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh token, and the file of its PIN."""
    (tmp_path / "tokens").mkdir()
    (tmp_path / "softhsm2.conf").write_text(f"directories.tokendir = {tmp_path / 'tokens'}\n")
    monkeypatch.setenv("SOFTHSM2_CONF", str(tmp_path / "softhsm2.conf"))
    command = ["softhsm2-util", "--init-token", "--free", "--label", "guichet", "--pin", "735194", "--so-pin", "735194"]
    subprocess.run(command, check=True, capture_output=True)
    (tmp_path / "pin").write_text("735194\n")
    return tmp_path / "pin"


@pytest.fixture
def node(settings: Settings) -> Iterator[AKeeper]:
    with a_keeper() as keeper:
        settings.VAR = keeper.var
        yield keeper


@pytest.fixture
def with_module(node: AKeeper, pin: Path) -> Callable[[], AKeeper]:
    def start() -> AKeeper:
        node.start("--demonstration", f"--library={LIBRARY}", "--token=guichet", f"--pin={pin}")
        return node

    return start


def test_each_signing_kind_signs_in_the_module_and_its_public_key_verifies(with_module: Callable[[], AKeeper]) -> None:
    with_module()
    keys.rotate(Kind.SEAL, holder="mjl")
    for kind, holder in ((Kind.SEAL, "mjl"), (Kind.QR, ""), (Kind.LOG, ""), (Kind.SYNC, "")):
        signed = keys.sign(kind, b"message", holder=holder)
        key = keys.current(kind, holder=holder)
        assert signatures.is_genuine(signed.signature, b"message", key=key)
        assert not signatures.is_genuine(signed.signature, b"Message", key=key)


def test_keys_of_a_module_are_found_again_after_a_kill(with_module: Callable[[], AKeeper]) -> None:
    before = with_module()
    key_id = keys.sign(Kind.QR, b"message").key_id
    before.kill()
    with_module()
    assert keys.sign(Kind.QR, b"message").key_id == key_id


def test_a_module_taken_away_is_said_at_the_start(with_module: Callable[[], AKeeper]) -> None:
    node = with_module()
    node.stop()
    with pytest.raises(WillNotStart, match="no-module"):
        open_desk(Place(node.folder, None, demonstration=True))


def test_a_wrong_pin_and_a_wrong_library_are_said_at_the_start(node: AKeeper, pin: Path) -> None:
    right = Place(node.folder, None, demonstration=True, library=LIBRARY, token="guichet", pin=pin)
    open_desk(right).store.close()
    pin.write_text("000000\n")
    with pytest.raises(WillNotStart, match=r"^module$"):
        open_desk(right)
    with pytest.raises(WillNotStart, match=r"^module$"):
        open_desk(Place(node.folder, None, demonstration=True, library=Path(os.devnull), token="guichet", pin=pin))
