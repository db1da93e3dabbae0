"""Whom this process believes on the network."""

import ssl
from functools import cache


@cache
def context() -> ssl.SSLContext:
    """As httpx makes it, once: each client made its own, which reads a hundred and fifty certificates anew."""
    import httpx  # noqa: PLC0415 slow to load: with the first client

    return httpx.create_ssl_context()
