"""What a centre says to the hub, in which order: hello, what is urgent, the news, records, files, measures."""

import logging
import secrets
from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from datetime import datetime, timedelta

import httpx
from django.db import DatabaseError

from guichet.commons.sync import operations as sync
from guichet.commons.sync import queries, records, speaking
from guichet.commons.sync.carrier import believing, files, state_keys
from guichet.commons.sync.carrier.sending import Lanes
from guichet.commons.sync.carrier.wire import Conflict, Failed, MustGreet, Wire
from guichet.commons.sync.models import Link
from guichet.commons.sync.refusals import NotUnderstood
from guichet.commons.sync.speaking import Hello, News, Sign, Welcome
from guichet.commons.sync.vocabulary import Fault, Lane
from guichet.foundation.keys.refusals import KeeperUnavailable, WrongKey
from guichet.foundation.lib.act import Act, PlaceId
from guichet.foundation.lib.disk import is_full
from guichet.foundation.work.failures import described

logger = logging.getLogger(__name__)

GREETED_FOR = timedelta(minutes=10)  # well before the hub forgets the token
VERSION = "1"


@dataclass(frozen=True, slots=True)
class Self:
    """Who carries: the centre, and what signs with the key of its node."""

    centre: PlaceId
    sign: Sign


class Carrier:
    """One a node. `step` does one thing and says whether there is more to do at once."""

    def __init__(self, me: Self, wire: Wire, *, act: Callable[[], Act], pause: timedelta, pool: Executor) -> None:
        self._me = me
        self._wire = wire
        self._act = act
        self._pause = pause
        self._pool = pool
        self._lanes = Lanes(me.centre, wire, me.sign, pool)
        self._greeted_at: datetime | None = None
        self._asked: Future[httpx.Response] | None = None
        self._news_at: datetime | None = None

    def step(self) -> bool:
        """Whether something was done, and more may wait. What fails is noted, with the next try."""
        link = queries.link()
        if link is None or not link.hub_key:
            return False
        now = self._act().at
        if link.next_try_at is not None and now < link.next_try_at:
            return False
        try:
            return self._do(link, now)
        except MustGreet:
            self._forget()
            return True
        except Failed as failed:
            self._note(failed.fault)
        except (KeeperUnavailable, WrongKey):
            self._note(Fault.KEEPER)
        except NotUnderstood:
            self._note(Fault.NOT_UNDERSTOOD)
        except OSError as fault:
            self._note(Fault.FULL if is_full(fault) else Fault.BROKEN)
        return False

    def _do(self, link: Link, now: datetime) -> bool:
        if self._greeted_at is None or now - self._greeted_at > GREETED_FOR:
            self._greet(link, now)
            return True
        if self._push(Lane.URGENT):
            return True
        self._ask_for_news(link, now)
        if self._asked is not None and self._asked.done() and self._take_news(link):
            return True
        if self._push(Lane.RECORDS) or files.send_piece(self._wire, self._act):
            return True
        return self._push(Lane.MEASURES) or self._take_news(link)

    def _greet(self, link: Link, now: datetime) -> None:
        self._asked = None
        nonce, standing = secrets.token_bytes(16), queries.standing()
        hello = Hello(
            centre=self._me.centre,
            epoch=link.epoch,
            fed=link.fed,
            fed_chain=link.fed_chain,
            clock=round(now.timestamp() * 1_000_000),
            version=VERSION,
            keys_digest=link.keys_digest if state_keys.are_here() else "",
            nonce=nonce,
            waiting=standing.records,
            waiting_files=standing.files,
        )
        self._wire.token = ""
        content = self._wire.ask("POST", "hello", speaking.said(hello, self._me.sign)).content
        welcome = believing.heard(Welcome, content, link=link, wire=self._wire, act=self._act)
        if welcome.nonce != nonce:
            raise Failed(Fault.UNKNOWN_HUB)
        self._heard(welcome, now)

    def _heard(self, welcome: Welcome, now: datetime) -> None:
        if welcome.keys:
            state_keys.keep(welcome.keys)
        act = self._act()
        sync.link_up(keys_digest=welcome.keys_digest, feed_from=welcome.feed_from, act=act)
        told = {(epoch, lane): (last, chain) for epoch, lane, last, chain in welcome.cursors}
        for box in queries.outboxes():
            last, chain = told.get((box.epoch, box.lane), (0, records.START.hex()))
            if not queries.agrees(box, last, chain):
                sync.part_ways(epoch=box.epoch, act=act)
                return self._met(welcome, now, act)
            if last != box.acknowledged:
                sync.acknowledge(epoch=box.epoch, lane=Lane(box.lane), last=last, act=act)
        return self._met(welcome, now, act)

    def _met(self, welcome: Welcome, now: datetime, act: Act) -> None:
        between = now + (act.at - now) / 2  # the hub read its clock about half way
        offset = welcome.clock / 1_000_000 - between.timestamp()
        sync.note_contact(clock_offset=offset, traffic=self._wire.meter.taken(), act=act)
        self._wire.token, self._greeted_at = welcome.token, now

    def _push(self, lane: Lane) -> bool:
        """The hub's word is the truth: one that lost some gets it again; numbers used twice are given anew."""
        sent = self._lanes.send(lane)
        if sent is None:
            return False
        try:
            last = self._lanes.last_arrived(sent)
        except Conflict as conflict:
            if conflict.last is None:
                sync.part_ways(epoch=sent.batch.epoch, act=self._act())
            raise MustGreet from None
        sync.acknowledge(epoch=sent.batch.epoch, lane=lane, last=last, act=self._act())
        sync.note_contact(traffic=self._wire.meter.taken(), act=self._act())
        return True

    def _ask_for_news(self, link: Link, now: datetime) -> None:
        """Beside what leaves: on a slow link the answer comes only after what left before the question."""
        if self._asked is None and (self._news_at is None or now - self._news_at >= self._pause):
            self._news_at, self._asked = now, self._pool.submit(self._wire.ask, "GET", f"news/{link.fed}")

    def _take_news(self, link: Link) -> bool:
        """Whether there were any, once the hub has answered; more may then wait, and are asked for at once."""
        if self._asked is None:
            return False
        asked, self._asked = self._asked, None
        content = asked.result().content
        sync.note_contact(traffic=self._wire.meter.taken(), act=self._act())
        if not content:
            return False
        self._news_at = None
        news = believing.heard(News, content, link=link, wire=self._wire, act=self._act)
        chain = bytes.fromhex(link.fed_chain)
        for number, record, said, digests in news.items:
            chain = records.chained(chain, record)
            if chain.hex() != said:
                raise MustGreet  # we were told another past: the hub says from where on to begin again
            for digest in digests:
                files.fetch(self._wire, digest)
            self._apply(number, record, said)
        return True

    def _apply(self, number: int, record: bytes, chain: str) -> None:
        """News that a room cannot take stops no other, nor what leaves: the journal has it, and the hub keeps it."""
        try:
            sync.fed(number=number, content=record, chain=chain, act=self._act())
        except DatabaseError:
            raise  # the database itself: the same news come again
        except Exception as fault:  # noqa: BLE001 whatever is wrong with one item
            logger.error("news %d were passed over: %s", number, described(fault))  # noqa: TRY400 its words may name one
            sync.pass_over(number=number, content=record, chain=chain, fault=type(fault).__name__, act=self._act())

    def _forget(self) -> None:
        """What was said to a hub that we must greet anew."""
        self._lanes.forget()
        self._greeted_at = self._news_at = self._asked = None

    def _note(self, fault: Fault) -> None:
        self._forget()
        sync.note_fault(fault=fault, jitter=secrets.randbelow(1000) / 1000, act=self._act())
