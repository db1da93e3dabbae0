"""People before a real node: they read a page, fill it in, press its button, and try again when nobody answers.

What was acknowledged is what they may count on, so each keeps it: an answer that was followed by the next page, a
receipt, a payment that the provider took.
"""

import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urljoin

import requests

from tests.journeys.node import NotRepaired, soon

PIECE = 40_000
# Before an answer, or amid it.
LOST = (requests.ConnectionError, requests.Timeout, requests.exceptions.ChunkedEncodingError)
# A server that is dying says so with these, or with nothing.
UNWELL = range(500, 600)
Fields = Mapping[str, str]


@dataclass
class Visitor:
    """A browser without script. `before` is called before each request, with its number among everybody's."""

    address: str
    before: Callable[[], None]
    session: requests.Session = field(default_factory=requests.Session)

    def get(self, path: str) -> requests.Response:
        """The page, however often it has to be asked for."""
        for _ in soon(f"GET {path}"):
            answer = self.attempt("GET", path)
            if answer is not None and answer.status_code not in UNWELL:
                return answer
        raise NotRepaired(path)

    def attempt(self, method: str, path: str, **content: object) -> requests.Response | None:
        """One request; None when its answer was lost, and nobody knows what became of it."""
        self.before()
        try:
            return self.session.request(
                method,
                urljoin(self.address, path),
                allow_redirects=False,
                timeout=20,
                **content,  # type: ignore[arg-type]
            )
        except LOST:
            return None

    def post(self, path: str, fields: Fields | None = None) -> requests.Response | None:
        """None when it may have been done and may not: look, and press again if need be."""
        answer = self.attempt("POST", path, data={**(fields or {}), "csrfmiddlewaretoken": self.token})
        return None if answer is None or answer.status_code in UNWELL else answer

    def post_anyhow(self, path: str) -> requests.Response | None:
        """As `post`, with what a server that is not well says."""
        return self.attempt("POST", path, data={"csrfmiddlewaretoken": self.token})

    @property
    def token(self) -> str:
        return str(self.session.cookies.get("csrftoken", ""))


def text(answer: requests.Response) -> str:
    return html.unescape(re.sub(r"<[^>]*>", " ", answer.text)).replace("\xa0", " ")
