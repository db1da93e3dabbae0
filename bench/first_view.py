"""What the first view of the home page and of the checking page weighs, as a browser would fetch it."""

import gzip
import re
from urllib.parse import urljoin
from urllib.request import Request, urlopen

import brotli

from bench.table import Row, against_limit
from tools import site

KILOBYTE = 1024
ASSET = re.compile(r'<(?:link rel="(?:stylesheet|icon)"[^>]*href|script[^>]*src)="([^"]+)"')


def table() -> list[Row]:
    with site.running() as running:
        page, html = _fetch(f"{running.address}/")
        assets = sorted({urljoin(running.address, found) for found in ASSET.findall(page)})
        weights = {address: _fetch(address)[1] for address in assets}
        verifier, verifier_html = _fetch(f"{running.address}/verifier/")
        verifier_assets = sorted({urljoin(running.address, found) for found in ASSET.findall(verifier)})
        verifier_total = verifier_html + sum(_fetch(address)[1] for address in verifier_assets)
        sheet = _fetch(f"{running.address}/services/justice-casier-b3/")[1]
    total = html + sum(weights.values())
    return [
        _row("first view of the home page, all assets, compressed", total, 30),
        _row("its HTML alone", html, 12),
        against_limit("its requests", 1 + len(assets), "requests", limit=4, note="page, style sheet, script, icon"),
        _row("first view of the checking page, all assets, compressed", verifier_total, 30),
        against_limit(
            "its requests", 1 + len(verifier_assets), "requests", limit=4, note="what works offline comes after"
        ),
        _row("a sheet after the first view", sheet, 10),
    ]


def _row(what: str, weight: int, limit: int) -> Row:
    return against_limit(what, weight / KILOBYTE, "KB", limit=limit, note="on the wire")


def _fetch(address: str) -> tuple[str, int]:
    """The text of an answer and the bytes of its body on the wire."""
    request = Request(address, headers={"Accept-Encoding": "br, gzip"})
    with urlopen(request, timeout=30) as answer:
        body = answer.read()
        encoding = answer.headers.get("Content-Encoding")
    if encoding == "br":
        return brotli.decompress(body).decode(), len(body)
    if encoding == "gzip":
        return gzip.decompress(body).decode(), len(body)
    return body.decode(), len(body)
