"""A register behind X-Road: Message Protocol for REST v1 (PR-REST 1.0.4, sections 4.1 to 4.6).

The one address ever called is that of this node's own Security Server. The question goes in the body of a POST: an
address would leave names in the logs of every machine on the way.
"""

import asyncio
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

import httpx

from guichet.commons.registers.answers import Answer
from guichet.commons.registers.connectors import PATIENCE, Question
from guichet.commons.registers.contrib.xroad.reading import Got, read
from guichet.commons.registers.vocabulary import Purpose, Why

SECONDS_TO_CONNECT = 2.0
MOST_BYTES = 256 * 1024
COUNTRY = "BJ"


class TooBig(Exception):
    """The answer is longer than any answer can be."""


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
        return asyncio.run(self._ask(question))

    async def _ask(self, question: Question) -> Answer:
        """The deadline is of the whole call, however slowly its bytes arrive."""
        try:
            async with asyncio.timeout(self.patience[question.purpose]):
                got = await self._exchange(question)
        except (TimeoutError, httpx.TimeoutException):
            return Answer.without(Why.SLOW)
        except TooBig:
            return Answer.without(Why.TOO_BIG)
        except (httpx.RemoteProtocolError, httpx.ReadError, httpx.WriteError):
            return Answer.without(Why.CUT)
        except httpx.HTTPError:
            return Answer.without(Why.UNREACHABLE)
        return read(got, message=question.message, service=self.service)

    async def _exchange(self, question: Question) -> Got:
        """No redirect is followed, and no proxy taken from the environment."""
        timeouts = httpx.Timeout(None, connect=SECONDS_TO_CONNECT)
        async with (
            httpx.AsyncClient(
                verify=self.server.trust, timeout=timeouts, follow_redirects=False, trust_env=False
            ) as client,
            client.stream("POST", self._address(), json=dict(question.query), headers=self._headers(question)) as got,
        ):
            return Got(got.status_code, got.headers, await _bounded(got))

    def _address(self) -> str:
        return f"{self.server.address}/r1/{encoded(self.service)}/search"

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


async def _bounded(response: httpx.Response) -> bytes:
    """As it arrives, without undoing any compression: a small body must not become a huge one."""
    body = bytearray()
    async for piece in response.aiter_raw():
        body += piece
        if len(body) > MOST_BYTES:
            raise TooBig
    return bytes(body)
