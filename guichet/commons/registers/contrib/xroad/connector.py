"""A register behind X-Road: Message Protocol for REST v1 (PR-REST 1.0.4, sections 4.1 to 4.6).

The one address ever called is that of this node's own Security Server. The question goes in the body of a POST: an
address would leave names in the logs of every machine on the way.
"""

import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from guichet.commons.registers.answers import Answer
from guichet.commons.registers.connectors import PATIENCE, Question
from guichet.commons.registers.contrib.xroad.reading import read
from guichet.commons.registers.vocabulary import Purpose, Why

COUNTRY = "BJ"


@dataclass(frozen=True, slots=True)
class SecurityServer:
    """The door of this node to X-Road. `client` is who we are there: instance/class/member/subsystem."""

    address: str
    client: str
    trust: ssl.SSLContext | bool = True


@dataclass(frozen=True, slots=True)
class XRoad:
    """`service` is instance/class/member/subsystem/service, as the register's owner published it."""

    register: str
    service: str
    server: SecurityServer
    patience: Mapping[Purpose, float] = field(default_factory=lambda: PATIENCE)

    def ask(self, question: Question) -> Answer:
        from guichet.commons.registers.contrib.xroad import exchange  # noqa: PLC0415 slow to load, and seldom needed

        address = f"{self.server.address}/r1/{encoded(self.service)}/search"
        post = exchange.Post(address, self._headers(question), question.query, self.server.trust)
        got = exchange.put(post, seconds=self.patience[question.purpose])
        if isinstance(got, Why):
            return Answer.without(got)
        return read(got, message=question.message, service=self.service)

    def _headers(self, question: Question) -> Mapping[str, str]:
        """`Accept-Encoding` keeps what arrives as long as what is read."""
        return {
            "X-Road-Client": encoded(self.server.client),
            "X-Road-Id": question.message,
            "X-Road-UserId": f"{COUNTRY}{question.by}",
            "X-Road-Issue": question.about,
            "X-Guichet-Purpose": question.purpose.value,
            "Accept": "application/json",
            "Accept-Encoding": "identity",
        }


def encoded(identifier: str) -> str:
    """Each part percent-encoded by itself (section 4.2)."""
    return "/".join(quote(part, safe="") for part in identifier.split("/"))
