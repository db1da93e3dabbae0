"""Saving an answer, as a browser does it: a criminal record under way, on this machine's disk."""

import re
from statistics import quantiles
from time import perf_counter
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, Request, build_opener

from bench.table import Row, against_limit, without_limit
from tools import site

SAVES = 300
LIMIT_MS = 30.0
FORM = "/demarche/justice-casier-b3/"
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


def table() -> list[Row]:
    with site.running() as running:
        browser = build_opener(HTTPCookieProcessor())
        _post(browser, running.address, FORM, {})
        times = [_save(browser, running.address, turn) for turn in range(SAVES)]
        weight = len(_open(browser, f"{running.address}{FORM}etape/nationalite/"))
    cuts = quantiles(times, n=100)
    note = f"{SAVES} saves, by HTTP, one at a time"
    return [
        without_limit("saving an answer: p50", cuts[49], "ms", note=note),
        against_limit("saving an answer: p95", cuts[94], "ms", limit=LIMIT_MS, note=note),
        against_limit("a step of the form", weight / 1024, "KB", limit=10, note="its HTML, before compression"),
    ]


def _save(browser: OpenerDirector, address: str, turn: int) -> float:
    answer = {"nationalite": "beninoise" if turn % 2 else "etrangere"}
    token = _token(_open(browser, f"{address}{FORM}etape/nationalite/"))
    request = _request(f"{address}{FORM}etape/nationalite/", answer | {"csrfmiddlewaretoken": token})
    request.add_header("HX-Request", "true")
    start = perf_counter()
    with browser.open(request, timeout=30) as saved:
        assert saved.status == 204
    return (perf_counter() - start) * 1_000


def _post(browser: OpenerDirector, address: str, path: str, fields: dict[str, str]) -> None:
    token = _token(_open(browser, f"{address}{path}"))
    with browser.open(_request(f"{address}{path}", fields | {"csrfmiddlewaretoken": token}), timeout=30):
        pass


def _request(address: str, fields: dict[str, str]) -> Request:
    return Request(address, data=urlencode(fields).encode())


def _open(browser: OpenerDirector, address: str) -> str:
    with browser.open(address, timeout=30) as page:
        return str(page.read().decode())


def _token(page: str) -> str:
    found = TOKEN.search(page)
    assert found
    return found[1]
