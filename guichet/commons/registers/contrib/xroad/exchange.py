"""One question and its answer over HTTP, in one deadline and one bound. Loaded by the first question: httpx is slow.

No redirect is followed, no proxy is taken from the environment, and nothing compressed is unfolded.
"""

import asyncio
import ssl
from collections.abc import Mapping
from dataclasses import dataclass

import httpx

from guichet.commons.registers.answers import Query
from guichet.commons.registers.contrib.xroad.reading import Got
from guichet.commons.registers.vocabulary import Why

SECONDS_TO_CONNECT = 2.0
MOST_BYTES = 256 * 1024


class TooBig(Exception):
    """The answer is longer than any answer can be."""


@dataclass(frozen=True, slots=True)
class Post:
    address: str
    headers: Mapping[str, str]
    body: Query
    trust: ssl.SSLContext | bool


def put(post: Post, *, seconds: float) -> Got | Why:
    """What came back, or why nothing did. The deadline is of the whole call, however slowly its bytes arrive."""
    return asyncio.run(_in_time(post, seconds))


async def _in_time(post: Post, seconds: float) -> Got | Why:
    try:
        async with asyncio.timeout(seconds):
            return await _exchanged(post)
    except (TimeoutError, httpx.TimeoutException):
        return Why.SLOW
    except TooBig:
        return Why.TOO_BIG
    except (httpx.RemoteProtocolError, httpx.ReadError, httpx.WriteError):
        return Why.CUT
    except (httpx.HTTPError, ssl.SSLError):  # TLS 1.3: a certificate is refused at the first read, below httpx
        return Why.UNREACHABLE


async def _exchanged(post: Post) -> Got:
    timeouts = httpx.Timeout(None, connect=SECONDS_TO_CONNECT)
    async with (
        httpx.AsyncClient(verify=post.trust, timeout=timeouts, follow_redirects=False, trust_env=False) as client,
        client.stream("POST", post.address, json=dict(post.body), headers=post.headers) as got,
    ):
        return Got(got.status_code, got.headers, await _bounded(got))


async def _bounded(response: httpx.Response) -> bytes:
    """As it arrives, without undoing any compression: a small body must not become a huge one."""
    body = bytearray()
    async for piece in response.aiter_raw():
        body += piece
        if len(body) > MOST_BYTES:
            raise TooBig
    return bytes(body)
