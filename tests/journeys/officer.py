"""Officers of the criminal record: each takes what is served, asks for a paper now and then, and ends the step."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.journeys.node import SERVICE, soon
from tests.journeys.people import Visitor, text

QUEUE = "/agents/file/"
CASE = "/agents/dossiers/"
HELD = re.compile(rf'href="({CASE}[^/"]+/)"')


def addresses_of_the_team(visitor: Visitor) -> list[str]:
    """Where one comes in as each of those who treat the service, in the order of the page."""
    page = visitor.get("/demo/").text
    team = page.partition(f'href="/services/{SERVICE}/"')[2].partition("<h2>")[0]
    return re.findall(r'action="(/demo/agent/[^"]+)"', team)


@dataclass
class Officer:
    """`asked` are the cases for which a paper was asked: the applicant has to reply before they go on."""

    visitor: Visitor
    door: str
    asks_once: bool = False
    asked: set[str] = field(default_factory=set)

    def come_in(self) -> None:
        for _ in soon("an officer comes in"):
            self.visitor.get("/demo/")
            entered = self.visitor.post(self.door)
            if entered is not None and entered.status_code == 302:
                return

    def work(self) -> Iterator[str]:
        """The address of each case that left the officer's hands; ends when nothing waits for this one."""
        while case := self._served():
            for _ in soon(f"{case} is treated"):
                self._treat(case)
                if case not in self._held():
                    break
            yield case

    def _served(self) -> str:
        """The case in hand, or the next one; nothing when none waits."""
        for _ in soon("an officer is served"):
            if held := self._held():
                return held[0]
            served = self.visitor.post(f"{QUEUE}suivant/")
            if served is not None and not served.headers.get("Location", "").startswith(CASE):
                break
        return ""

    def _held(self) -> list[str]:
        return HELD.findall(self.visitor.get(QUEUE).text)

    def _treat(self, case: str) -> None:
        """One gesture; whether it was done is read from the queue, never guessed."""
        page = self.visitor.get(case)
        if page.status_code != 200:
            return
        if self.asks_once and not self.asked and 'name="ask-motive"' in page.text:
            words = {"ask-motive": "paper-missing", "ask-text": "Envoyez l’acte."}
            if self.visitor.post(f"{case}demander/", words) is not None:
                self.asked.add(case.split("/")[-2])
            return
        ended = self.visitor.post(f"{case}terminer/", self._ending(page.text))
        assert ended is None or ended.status_code in {302, 404}, text(ended)

    def _ending(self, page: str) -> dict[str, str]:
        if "constat_numero_de_recherche" in page:
            return {"constat_numero_de_recherche": "2026-1", "result": "aucune-inscription", "reasons": ""}
        return {"result": "signe", "reasons": ""}
