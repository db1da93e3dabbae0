"""Nobody holds a file back in silence: a promise broken before everybody, and a hub that rewrites its past.

As a person would try it: the place in line moves, the date goes by, the office above and the board know, the complaint
goes elsewhere, the proof is checked by a program that is not ours. Then an administrator alters a row of the database.
"""

import json
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, expect

from guichet.commons.public_log.tree import bundles
from tests.browser.test_filing import PHONE, sound, write
from tests.browser.test_telling import follow
from tests.browser.test_whole_way import Desk, wait_for
from tests.browser.watch import until_it_is_there
from tests.journeys.applicant import Applicant
from tests.journeys.node import only_the_service
from tests.journeys.people import Visitor
from tools.environment import JUDGES
from tools.site import Site, running

pytestmark = pytest.mark.fault

PROMISED = re.compile(rb'"promised":"\d{4}')
NEXT_CENTURY = b'"promised":"2126'
SIZE = 32  # of a hash


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """One of its own: its clock does not go back, and its past is rewritten."""
    with running(only_the_service(tmp_path_factory.mktemp("nobody")), with_centre=True) as site:
        yield site


def applied(site: Site, number: int) -> Applicant:
    applicant = Applicant(Visitor(site.address, lambda: None), number)
    applicant.file()
    applicant.pay()
    return applicant


def days_go_by(page: Page) -> None:
    page.goto("/demo/")
    page.get_by_role("button", name="Avancer de 7 jours").click()
    expect(page.get_by_role("main")).to_contain_text("L’horloge est avancée de 7 jours.")


def complain(page: Page, reference: str, code: str) -> None:
    follow(page, reference, code)
    write(page, "Ce qui ne va pas", "On me demande de payer pour que mon dossier avance.")
    page.get_by_role("button", name="Faire une réclamation").click()
    expect(page.get_by_role("main")).to_contain_text("vous répondra ici avant le")


def download(page: Page, reference: str, index: str, what: str) -> bytes:
    answer = page.request.get(f"/suivi/{reference}/preuves/{index}.{what}")
    assert answer.status == 200
    return answer.body()


def line_that_says(page: Page, reference: str, event: str) -> str:
    """The number of a line of the request, once the log has it."""
    page.goto(f"/suivi/{reference}/preuves/")
    wait_for(page, event)
    sound(page)
    return page.get_by_role("row").filter(has_text=event).first.get_by_role("rowheader").inner_text().strip()


def log_key(site: Site) -> str:
    with urlopen(f"{site.address}/journal/keys", timeout=10) as answer:
        return str(answer.read().decode().split()[-1])


def is_believed_by_others(site: Site, folder: Path, line: bytes, proof: bytes) -> bool:
    """aics-tlog reads the proof as it was downloaded, with nothing of the site but its key."""
    head, checkpoint = proof.decode().split("\n\n", 1)
    index = next(each.removeprefix("index ") for each in head.split("\n") if each.startswith("index "))
    _origin, size, root, *_ = checkpoint.split("\n")
    hashes = head.split(f"index {index}")[1].strip()
    for name, content in (("line", line), ("hashes", f"{hashes}\n".encode()), ("checkpoint", checkpoint.encode())):
        (folder / name).write_bytes(content)
    trusted = ("--log-key", log_key(site), "--note", str(folder / "checkpoint"))
    told = ("--leaf", str(folder / "line"), "--index", index, "--proof", str(folder / "hashes"))
    signed = judge("verify-checkpoint", *trusted)
    shown = judge("verify-inclusion", *told, "--size", size, "--root", root)
    assert signed.returncode == 0, signed.stdout + signed.stderr
    # And as the page says: from the files of the log itself.
    read = ("--leaf", str(folder / "line"), "--index", index, "--tiles", f"{site.address}/journal")
    assert judge("verify-inclusion", *read, "--log-key", log_key(site)).returncode == shown.returncode
    return shown.returncode == 0


def judge(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "aics_tlog", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(JUDGES)}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def audit(site: Site) -> subprocess.CompletedProcess[str]:
    board = f"{site.address}/transparence/chiffres.json"
    command = [sys.executable, "-m", "guichet", "log", "audit", f"{site.address}/journal", "--board", board]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def as_its_administrator(site: Site, statement: str, *values: Any) -> None:
    """With the file of the hub's database in hand: no trigger stands in the way of who may drop it."""
    with closing(sqlite3.connect(site.var / "guichet.sqlite3", timeout=60)) as database, database:
        database.execute("DROP TRIGGER IF EXISTS public_log_stretch_no_UPDATE")
        database.execute(statement, values)


def read(site: Site, statement: str, *values: Any) -> bytes:
    with closing(sqlite3.connect(site.var / "guichet.sqlite3", timeout=60)) as database:
        ((found,),) = database.execute(statement, values).fetchall()
    return found if isinstance(found, bytes) else str(found).encode()


def alter_the_promise(site: Site, index: str) -> bytes:
    """One row: the line that promised a date promises the next century."""
    at_or_before = "FROM public_log_stretch WHERE first <= ? ORDER BY first DESC LIMIT 1"
    first = int(read(site, f"SELECT CAST(first AS TEXT) {at_or_before}", int(index)))
    stretch = read(site, f"SELECT content {at_or_before}", int(index))
    before = list(bundles.unpacked(stretch))[int(index) - first]
    after = PROMISED.sub(NEXT_CENTURY, before)
    assert after != before
    statement = "UPDATE public_log_stretch SET content = ? WHERE first = ?"
    as_its_administrator(site, statement, stretch.replace(before, after), first)
    return after


def mend_the_tree(site: Site, index: str, line: bytes) -> None:
    """The hash of the altered line in the place of the true one: the tree of now agrees with the lines of now."""
    place = int(index) * SIZE
    hashes = bytearray(read(site, 'SELECT hashes FROM public_log_tile WHERE level = 0 AND "index" = 0'))
    hashes[place : place + SIZE] = sha256(b"\0" + line).digest()
    statement = 'UPDATE public_log_tile SET hashes = ? WHERE level = 0 AND "index" = 0'
    as_its_administrator(site, statement, bytes(hashes))


def withdraw(page: Page, applicant: Applicant) -> None:
    follow(page, applicant.reference, applicant.code)
    page.get_by_role("link", name="Retirer cette demande", exact=True).click()
    page.get_by_role("button", name="Retirer ma demande").click()
    line_that_says(page, applicant.reference, "Retirée par la personne")


def read_of_the_break(page: Page, reference: str, code: str) -> None:
    """On the request's own page, in the log, and on the board."""
    follow(page, reference, code)
    wait_for(page, "Aussi proposé à")
    wait_for(page, "Nous n’avons pas tenu notre promesse")
    sound(page)
    line_that_says(page, reference, "Signalée à l’échelon supérieur")
    page.goto("/transparence/")
    for _ in until_it_is_there(page):
        if re.search(r"Encore ouvertes après la date promise\s+moins de 10", page.get_by_role("main").inner_text()):
            break
        page.reload()
    expect(page.get_by_role("main")).to_contain_text("moins de 10")


def refused_by_the_witness(page: Page) -> None:
    page.goto("/journal/")
    wait_for(page, "ne croit plus ce journal depuis")
    sound(page)


def test_a_broken_promise_is_known_to_everybody_and_a_rewritten_past_is_refused(
    page: Page, browser: Browser, site: Site, tmp_path: Path
) -> None:
    page.set_viewport_size(PHONE)
    earlier, mine = applied(site, 1), applied(site, 2)
    follow(page, mine.reference, mine.code)
    expect(page.get_by_role("main")).to_contain_text("1 dossier avant le vôtre.")
    officer = Desk(browser, site, "agent")
    officer.take(earlier.reference)
    officer.leave()
    page.reload()
    expect(page.get_by_role("main")).to_contain_text("Votre dossier est le prochain.")
    days_go_by(page)
    read_of_the_break(page, mine.reference, mine.code)
    complain(page, mine.reference, mine.code)
    line_that_says(page, mine.reference, "Réclamation ouverte")

    promise = line_that_says(page, mine.reference, "Complète et payée")
    line, proof = (download(page, mine.reference, promise, what) for what in ("json", "tlog-proof"))
    assert "promised" in json.loads(line)
    assert is_believed_by_others(site, tmp_path, line, proof)
    assert not is_believed_by_others(site, tmp_path, line.replace(b"20", b"21", 1), proof)
    honest = audit(site)
    assert honest.returncode == 0, honest.stdout + honest.stderr
    assert "Le tableau dit tout ce que montrent ces" in honest.stdout
    page.goto("/journal/")
    wait_for(page, "par 1 témoin : CCSP Lokossa")

    altered = alter_the_promise(site, promise)
    withdraw(page, mine)
    caught = audit(site)
    told = f"la première ligne changée est la ligne {promise}."
    assert (caught.returncode, told in caught.stdout + caught.stderr) == (1, True)
    mend_the_tree(site, promise, altered)
    withdraw(page, earlier)
    refused_by_the_witness(page)
