"""Putting the demonstration out of order, and what must then happen."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import Client

from guichet.commons.documents import demonstration as documents
from guichet.commons.notifications import simulated
from guichet.commons.notifications.channels import ChannelDown, Outgoing
from guichet.commons.payments.contrib.sandbox.provider import Sandbox
from guichet.commons.payments.providers import ProviderDown
from guichet.foundation.demonstration import link, processes, providers
from guichet.foundation.demonstration.link import Backlog
from guichet.foundation.demonstration.processes import CENTRE_FOLDER, Verb
from guichet.foundation.demonstration.providers import Provider
from guichet.foundation.demonstration.refusals import OnlyInTheDemonstration

pytestmark = pytest.mark.django_db

PAGE = "/demo/pannes/"


@pytest.fixture(autouse=True)
def notes_of_ones_own(settings: LazySettings, tmp_path: Path) -> None:
    settings.VAR = tmp_path


@pytest.fixture
def a_process() -> Iterator[subprocess.Popen[bytes]]:
    """One that could be the worker’s: its name says guichet."""
    process = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)", "guichet"])
    yield process
    process.kill()
    process.wait()


def read(client: Client) -> str:
    answer = client.get(PAGE)
    assert answer.status_code == 200
    return answer.content.decode()


def test_each_fault_stands_beside_what_must_happen(client: Client) -> None:
    page = read(client)
    assert page.count("Ce qui doit arriver") == 8
    assert "Tué, il revient en quelques secondes" in page


def test_a_process_is_killed_at_once(client: Client, a_process: subprocess.Popen[bytes]) -> None:
    processes.note({"worker": a_process.pid})
    assert "en marche" in read(client)
    assert client.post(f"{PAGE}processus/worker/", {"geste": "tuer"}).headers["Location"] == PAGE
    assert a_process.wait(timeout=10) == -9


def test_a_number_that_is_another_process_now_is_left_alone() -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as other:
        processes.note({"worker": other.pid})
        assert not processes.kill(Verb.WORKER)
        assert other.poll() is None
    processes.note({"worker": other.pid})
    assert not processes.kill(Verb.WORKER)
    assert not processes.kill(Verb.KEEPER)


def test_what_is_stopped_stays_so_until_it_is_started(client: Client) -> None:
    client.post(f"{PAGE}processus/keeper/", {"geste": "arreter"})
    assert processes.stopped() == {"keeper"}
    assert ">arrêté<" in read(client)
    client.post(f"{PAGE}processus/keeper/", {"geste": "demarrer"})
    assert processes.stopped() == frozenset()
    assert ">arrêté<" not in read(client)


def test_all_begin_by_running() -> None:
    processes.stop(Verb.WORKER)
    processes.start_all()
    assert processes.stopped() == frozenset()


def test_a_provider_breaks_down_and_is_repaired(client: Client) -> None:
    for provider in Provider:
        client.post(f"{PAGE}prestataires/{provider}/", {"geste": "casser"})
    assert read(client).count(">en panne<") == 2
    client.post(f"{PAGE}prestataires/sms/", {"geste": "reparer"})
    assert providers.down() == {"payments"}


def test_a_gateway_out_of_order_takes_no_message_and_the_books_of_the_other_stay_shut() -> None:
    message = Outgoing("a", "+2290197000001", "", "Bonjour.")
    simulated.phone(message)
    providers.break_down(Provider.SMS)
    with pytest.raises(ChannelDown):
        simulated.phone(message)
    assert Sandbox().look_up("nothing") == ()
    providers.break_down(Provider.PAYMENTS)
    with pytest.raises(ProviderDown):
        Sandbox().look_up("nothing")


@pytest.mark.parametrize(
    ("address", "gesture"),
    [
        ("processus/hub/", "arreter"),
        ("processus/postgres/", "tuer"),
        ("processus/worker/", "caresser"),
        ("prestataires/eau/", "casser"),
        ("prestataires/sms/", ""),
    ],
)
def test_nothing_else_is_broken(client: Client, address: str, gesture: str) -> None:
    assert client.post(f"{PAGE}{address}", {"geste": gesture}).status_code == 400


@pytest.mark.parametrize("address", ["processus/worker/", "prestataires/sms/"])
def test_only_whoever_sits_at_the_machine_breaks_anything(client: Client, address: str) -> None:
    assert client.post(f"{PAGE}{address}", {"geste": "casser"}, REMOTE_ADDR="192.0.2.7").status_code == 403
    assert client.get(f"{PAGE}{address}").status_code == 405


def test_where_people_are_real_nothing_is_stopped_killed_or_put_out_of_order(settings: LazySettings) -> None:
    settings.DEMONSTRATION = False
    for gesture in (processes.kill, processes.stop, processes.start):
        with pytest.raises(OnlyInTheDemonstration):
            gesture(Verb.WORKER)
    for turn in (providers.break_down, providers.repair):
        with pytest.raises(OnlyInTheDemonstration):
            turn(Provider.SMS)
    assert documents.latest() is None


def test_before_any_document_there_is_none_to_damage(client: Client) -> None:
    assert "bit changé" not in read(client)
    assert client.get(f"{PAGE}document-intact.pdf").status_code == 404
    assert client.get(f"{PAGE}document-abime.pdf").status_code == 404


def test_the_link_of_the_centre_is_cut_and_restored(client: Client) -> None:
    assert "Couper la liaison" in client.get(PAGE).content.decode()
    client.post("/demo/pannes/liaison/", {"geste": "casser"})
    assert link.is_cut()
    assert "Rétablir la liaison" in client.get(PAGE).content.decode()
    client.post("/demo/pannes/liaison/", {"geste": "reparer"})
    assert not link.is_cut()
    assert client.post("/demo/pannes/liaison/", {"geste": "autre"}).status_code == 400


def test_what_waits_behind_a_cut_link_is_shown(client: Client, tmp_path: Path) -> None:
    assert "Le centre n’a encore rien dit." in client.get(PAGE).content.decode()
    (tmp_path / CENTRE_FOLDER).mkdir()
    link.note(Backlog(records=3, files=1, bytes=250_001))
    page = client.get(PAGE).content.decode()
    assert "3\N{NO-BREAK SPACE}envois et 1\N{NO-BREAK SPACE}fichiers, 251\N{NO-BREAK SPACE}ko." in page
    link.note(Backlog(0, 0, 0))
    assert "Rien n’attend au centre." in client.get(PAGE).content.decode()


def test_nobody_cuts_a_real_link(settings: LazySettings) -> None:
    settings.DEMONSTRATION = False
    with pytest.raises(OnlyInTheDemonstration):
        link.cut()
