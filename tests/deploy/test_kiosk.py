"""The kiosk's launcher and its browser's policy: a browser lasts one visit, and goes nowhere else."""

import base64
import hashlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

import pytest

from tests.factories.editions import the_national_edition

DEPLOY = Path(__file__).resolve().parents[2] / "deploy" / "kiosk"
# Notes its arguments, writes in its profile as a browser does, and stays.
CHROMIUM = """#!/bin/sh
[ "$1" = --version ] && echo "Chromium 140.0" && exit
echo "$@" >> "$LOG"
touch "${1#--user-data-dir=}/cookies-of-another-site"
exec sleep 60
"""


class Node(ThreadingHTTPServer):
    ended = "first"


class Answer(BaseHTTPRequestHandler):
    server: Node

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(self.server.ended.encode())

    def log_message(self, *_: object) -> None:
        """In silence."""


@pytest.fixture
def node() -> Iterator[Node]:
    with Node(("127.0.0.1", 0), Answer) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def log(node: Node, tmp_path: Path) -> Iterator[Path]:
    """What the browsers were started with, while the launcher runs."""
    chromium, log = tmp_path / "chromium", tmp_path / "log"
    chromium.write_text(CHROMIUM)
    chromium.chmod(0o700)
    environment = os.environ | {"LOG": str(log), "XDG_RUNTIME_DIR": str(tmp_path)}
    command = [sys.executable, str(DEPLOY / "launch"), f"http://127.0.0.1:{node.server_port}", str(chromium)]
    process = subprocess.Popen(command, env=environment)
    yield log
    process.terminate()
    assert process.wait(timeout=60) == 0
    assert list(tmp_path.glob("guichet-kiosk-*")) == []


def wait_for(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.1)


def started(log: Path) -> list[str]:
    return log.read_text().splitlines() if log.exists() else []


def profiles(log: Path) -> list[Path]:
    return [Path(line.split()[0].removeprefix("--user-data-dir=")) for line in started(log)]


def test_each_visit_has_a_profile_of_its_own_and_the_former_is_gone(log: Path, node: Node) -> None:
    wait_for(lambda: len(started(log)) == 1)
    assert "GuichetKiosk/1" in started(log)[0]
    assert started(log)[0].endswith(f"http://127.0.0.1:{node.server_port}/borne/")
    time.sleep(1.5)
    assert len(started(log)) == 1
    node.ended = "second"
    wait_for(lambda: len(started(log)) == 2)
    former, present = profiles(log)
    assert not former.exists()
    assert present.exists()


def test_the_browser_goes_to_the_node_and_to_published_platforms_alone() -> None:
    policy = json.loads((DEPLOY / "policy.json").read_text())
    offers = (offer for sheet in the_national_edition().sheets.values() for offer in sheet.service.offers)
    hosts = {urlsplit(str(each.platform.url)).hostname for each in offers if each.platform and each.platform.url}
    allowed = {urlsplit(each).hostname for each in policy["URLAllowlist"]}
    assert policy["URLBlocklist"] == ["*"]
    assert allowed == {"localhost", *hosts}


def test_the_only_extension_let_in_is_the_bar() -> None:
    """Chromium names an extension by the digest of its key, in the letters a to p."""
    key = base64.b64decode(json.loads((DEPLOY / "bar" / "manifest.json").read_text())["key"])
    name = "".join(chr(ord("a") + int(sign, 16)) for sign in hashlib.sha256(key).hexdigest()[:32])
    policy = json.loads((DEPLOY / "policy.json").read_text())
    assert (policy["ExtensionInstallBlocklist"], policy["ExtensionInstallAllowlist"]) == (["*"], [name])


def test_the_bar_stands_over_the_platforms_of_the_policy_and_nothing_else(log: Path) -> None:
    wait_for(lambda: len(started(log)) == 1)
    laid_out = profiles(log)[0] / "guichet-bar"
    assert f"--load-extension={laid_out}" in started(log)[0]
    manifest = json.loads((laid_out / "manifest.json").read_text())
    kiosk, platforms = (each["matches"] for each in manifest["content_scripts"])
    assert kiosk == ["http://127.0.0.1/*"]
    assert "https://*.service-public.bj/*" in platforms
    assert not [each for each in platforms if "localhost" in each]


def test_the_browser_gives_nothing_of_the_machine_away() -> None:
    policy = json.loads((DEPLOY / "policy.json").read_text())
    assert (policy["DeveloperToolsAvailability"], policy["DownloadRestrictions"]) == (2, 3)
    assert not policy["AllowFileSelectionDialogs"]
    assert policy["VideoCaptureAllowedUrls"] == ["http://localhost:8001"]
