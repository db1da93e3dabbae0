"""Starts the provider of provider.mjs, installing it once under var/; and a person who answers its questions."""

import re
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from pathlib import Path
from urllib.parse import urljoin

import pytest
import requests

HERE = Path(__file__).parent
INSTALLED = HERE.parents[1] / "var" / "national-identity"
FILES = ("package.json", "provider.mjs")
STEPS = 12


def install() -> Path:
    """Skips the test, with the reason, where Node cannot run or its packages cannot come."""
    if not (shutil.which("node") and shutil.which("npm")):
        pytest.skip("NOT TESTED: the national identity needs node and npm on this machine")
    INSTALLED.mkdir(parents=True, exist_ok=True)
    for name in FILES:
        shutil.copy(HERE / name, INSTALLED)
    if not (INSTALLED / "node_modules" / "oidc-provider").is_dir():
        command = ["npm", "install", "--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund"]
        ended = subprocess.run(command, cwd=INSTALLED, capture_output=True, text=True, check=False, timeout=300)
        if ended.returncode:
            pytest.skip(f"NOT TESTED: npm could not install oidc-provider: {ended.stderr[-300:]}")
    return INSTALLED


@contextmanager
def running(redirect_uri: str) -> Iterator[str]:
    """The provider's address."""
    folder = install()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = ["node", "provider.mjs", str(port), redirect_uri]
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        assert process.stdout
        assert any("ready" in line for line in process.stdout), "the provider ended before it answered"
        yield f"http://127.0.0.1:{port}"
    finally:
        process.kill()
        process.communicate()


class Person:
    """Someone with a browser of their own, who signs in at the provider and agrees, or refuses."""

    def __init__(self, name: str, *, agrees: bool = True) -> None:
        self.name, self.agrees = name, agrees
        self.browser = requests.Session()

    def go(self, address: str, back: str) -> str:
        """From the provider's first page to the address, below `back`, by which it sends the person home."""
        method = "GET"
        data: dict[str, str] = {}
        for _ in range(STEPS):
            answer = self.browser.request(method, address, data=data, allow_redirects=False, timeout=10)
            if "Location" in answer.headers:
                address = urljoin(address, answer.headers["Location"])
                if address.startswith(back):
                    return address
                method, data = "GET", {}
            else:
                method, address, data = self._answer(address, answer.text)
        raise AssertionError(f"the provider never sent {self.name} home")

    def _answer(self, address: str, page: str) -> tuple[str, str, dict[str, str]]:
        if not self.agrees:
            cancel = re.search(r'href="([^"]*abort[^"]*)"', page)
            assert cancel, page
            return "GET", urljoin(address, unescape(cancel[1])), {}
        form = re.search(r'action="([^"]+)"', page)
        prompt = re.search(r'name="prompt" value="(\w+)"', page)
        assert form, page
        assert prompt, page
        data = {"prompt": prompt[1], "login": self.name, "password": "anything"}
        return "POST", urljoin(address, unescape(form[1])), data
