"""Two ends of the carrying in one process: a centre and a hub over one database, with a link that tests can spoil."""

import secrets
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random
from typing import ParamSpec, TypeVar

import httpx
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections

from guichet.commons.sync import operations as sync
from guichet.commons.sync import queries, receiving, records, registry, speaking
from guichet.commons.sync.batches import Batch
from guichet.commons.sync.carrier import enrolling
from guichet.commons.sync.carrier.carrier import Carrier, Self
from guichet.commons.sync.carrier.wire import Wire
from guichet.commons.sync.records import Carried
from guichet.commons.sync.vocabulary import Lane
from guichet.foundation.lib.act import Act, Actor, ActorKind, PlaceId, Surface, by_the_system

LOKOSSA = PlaceId("LOK")
KIND = "test.thing"
START = datetime(2026, 11, 30, 8, tzinfo=UTC)
MOST_STEPS = 3_000
P = ParamSpec("P")
R = TypeVar("R")


class Clock:
    """Never the real one: pauses pass at once."""

    def __init__(self) -> None:
        self.now = START

    def act(self) -> Act:
        self.now += timedelta(seconds=1)
        return Act(Actor(ActorKind.SYSTEM, "sync"), self.now, LOKOSSA, Surface.WORKER)


def at_the_hub() -> Act:
    return by_the_system(at=datetime.now(UTC), surface=Surface.COMMAND, process="test")


def somebody(clock: Clock | None = None) -> Act:
    at = clock.now if clock else START
    return Act(Actor(ActorKind.STAFF, "invented"), at, LOKOSSA, Surface.COUNTER)


class AtOnce(Executor):
    """Asks in the thread of the test, which has its database."""

    def submit(self, asked: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> Future[R]:
        answer = Future[R]()
        try:
            answer.set_result(asked(*args, **kwargs))
        except Exception as fault:  # noqa: BLE001 whoever waits for the answer is told
            answer.set_exception(fault)
        return answer


class Link(httpx.BaseTransport):
    """The real pages of the hub, reached through a link that does what `spoil` says to each request and answer."""

    def __init__(self, spoil: Callable[[httpx.Request], str] = lambda _: "") -> None:
        self.spoil = spoil
        self.asked = 0
        self._hub = httpx.WSGITransport(app=get_wsgi_application())

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self.asked += 1
        request.read()
        match self.spoil(request):
            case "lost":
                raise httpx.ConnectTimeout("the request was lost", request=request)
            case "unanswered":
                self._answer(request)
                raise httpx.ReadError("the answer was lost", request=request)
            case "twice":
                self._answer(request)
            case "cut":
                request = self._with(request, request.content[: max(1, len(request.content) // 2)])
            case "changed":
                request = self._with(request, bytes([request.content[0] ^ 1]) + request.content[1:])
        return self._answer(request)

    def _answer(self, request: httpx.Request) -> httpx.Response:
        """A server lets go of its database after each request; here that is the database of the test."""
        for signal in (request_started, request_finished):
            signal.disconnect(close_old_connections)
        try:
            answer = self._hub.handle_request(request)
            answer.read()
            return answer
        finally:
            for signal in (request_started, request_finished):
                signal.connect(close_old_connections)

    def _with(self, request: httpx.Request, content: bytes) -> httpx.Request:
        headers = {name: value for name, value in request.headers.items() if name.lower() != "content-length"}
        return httpx.Request(request.method, request.url, headers=headers, content=content)


@dataclass
class Centre:
    """A node of a centre with a key of its own; `step` until nothing waits."""

    link: Link = field(default_factory=Link)
    clock: Clock = field(default_factory=Clock)
    key: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)
    cut: bool = False
    name: PlaceId = LOKOSSA

    def __post_init__(self) -> None:
        self.wire = Wire("http://testserver", is_cut=lambda: self.cut, transport=self.link)
        self.carrier = self.started()

    def started(self) -> Carrier:
        """As after a restart: nothing is remembered but what the database holds."""
        me = Self(self.name, self.key.sign)
        return Carrier(me, self.wire, act=self.clock.act, pause=timedelta(seconds=5), pool=AtOnce())

    @property
    def public(self) -> bytes:
        return self.key.public_key().public_bytes_raw()

    def enrol(self, *, approved: bool = True) -> None:
        code = sync.invite(centre=self.name, act=at_the_hub())
        self.show(f"{code}-{speaking.fingerprint_of(receiving.own_key())}")
        if approved:
            sync.approve(centre=self.name, act=at_the_hub())

    def show(self, code: str) -> None:
        enrolling.enrol(self.wire, code, centre=self.name, key=self.public, sign=self.key.sign, act=self.clock.act())

    def carry(self, *names: str, urgent: bool = False) -> None:
        for name in names:
            sync.carry(kind=KIND, body={"name": name}, urgent=urgent, act=somebody(self.clock))

    def work(self, steps: int = MOST_STEPS) -> None:
        """Until everything has gone, or so many steps: each may wait for its pause."""
        for _ in range(steps):
            self.carrier.step()
            self.clock.now += timedelta(seconds=5)
            if not queries.standing().records and not queries.standing().files and not queries.standing().fault:
                return

    def listen(self, steps: int = 20) -> None:
        for _ in range(steps):
            self.carrier.step()
            self.clock.now += timedelta(seconds=5)

    def batch(self, *names: str, first: int = 1, before: bytes = records.START, epoch: str = "") -> Batch:
        """As this node would send, signed by whoever wants to."""
        contents = tuple(records.written(records.of(KIND, 1, {"name": name}, somebody())) for name in names)
        return Batch(LOKOSSA, epoch or "ab" * 16, Lane.RECORDS, first, before, contents)


@contextmanager
def taking(kind: str = KIND, *, refuse: frozenset[str] = frozenset(), oldest: int = 1) -> Iterator[list[str]]:
    """A room of the hub that takes that kind; what it took, in order. It fails on the names that it refuses."""
    taken: list[str] = []

    def take(carried: Carried) -> None:
        if carried.body["name"] in refuse:
            raise LookupError(carried.body["name"])
        taken.append(carried.body["name"])

    registry.receive(kind, take, oldest=oldest, newest=3)
    try:
        yield taken
    finally:
        del registry._receivers[kind]


def spoiled(seed: int, share: float = 0.4) -> Callable[[httpx.Request], str]:
    """Faults of a link by chance, the same for a seed."""
    chance = Random(seed)
    kinds = ("lost", "unanswered", "twice", "cut", "changed")
    return lambda request: chance.choice(kinds) if chance.random() < share and request.content else ""


def a_name() -> str:
    return secrets.token_hex(4)
