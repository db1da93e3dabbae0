"""The screen of a waiting room, before a real node of a centre that has no link: it turns, changes, and comes back."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.watch import assert_accessible, wait_until
from tests.factories.centres import ROOT, Centre, a_centre
from tools.site import Site

PUT_UP = """
import sys
from datetime import timedelta
import django
django.setup()
from guichet.commons.announcements import operations as announcements
from guichet.commons.announcements.drafts import Draft, Words
from guichet.commons.announcements.schedule import Schedule
from guichet.commons.announcements.vocabulary import Kind
from guichet.foundation.demonstration import clock
from guichet.foundation.lib.act import Surface, by_the_system
act = by_the_system(at=clock.now(), surface=Surface.WORKER, process="test")
today = act.at.date()
for title in sys.argv[1:]:
    words = Words(title, "Une phrase qui se lit de loin. " * 12)
    second = Words("Casier", "Fɔngbè")
    schedule = Schedule(today - timedelta(days=1), today + timedelta(days=9))
    draft = Draft("mjl", Kind.REFORM, words, schedule, second_language="fon", second=second)
    announcements.put_up(reference=title.replace(" ", "-"), draft=draft, act=act)
"""
PUT_UP_VIDEO = """
from datetime import timedelta
import django
django.setup()
from guichet.commons.announcements import operations as announcements
from guichet.commons.announcements.drafts import Draft, Words
from guichet.commons.announcements.schedule import Schedule
from guichet.commons.announcements.vocabulary import Kind, Priority
from guichet.commons.sync import blobs
from guichet.foundation.demonstration import clock
from guichet.foundation.lib.act import Surface, by_the_system
from tests.factories.uploads import a_photograph
from tests.factories.videos import a_webm
act = by_the_system(at=clock.now(), surface=Surface.WORKER, process="test")
today = act.at.date()
schedule = Schedule(today - timedelta(days=1), today + timedelta(days=9))
words = Words("Le casier en images", "On demande son casier à la borne, avec l’aide d’un agent.")
files = {"picture": blobs.keep(a_photograph()), "video": blobs.keep(a_webm(4)), "seconds": 4}
draft = Draft("mjl", Kind.VIDEO, words, schedule, priority=Priority.URGENT, **files)
announcements.put_up(reference="video", draft=draft, act=act)
"""
CALL = """
from dataclasses import replace
from datetime import timedelta
import django
django.setup()
from guichet.domains.reception import operations as reception
from guichet.domains.reception.vocabulary import Purpose, Sex
from guichet.domains.relations import operations as relations
from guichet.domains.relations.operations import ToldTurn
from guichet.domains.relations.vocabulary import TurnState
from guichet.foundation.demonstration import clock
from guichet.foundation.lib.act import PlaceId, Surface, by_the_system
from guichet.foundation.places.calendar import BENIN
act = by_the_system(at=clock.now(), surface=Surface.WORKER, process="test")
for seconds in range(2):
    here = replace(act, at=act.at + timedelta(seconds=seconds), place=PlaceId("LOK"))
    reception.welcome(sex=Sex.WOMAN, purpose=Purpose.ASK, act=here)
    reception.call_next(act=here)
last = replace(here, at=here.at + timedelta(seconds=1))
relations.keep_turn(told=ToldTurn("turn", act.at.astimezone(BENIN).date(), 112, TurnState.CALLED), act=last)
"""
TAKE_DOWN = """
import sys
import django
django.setup()
from guichet.commons.announcements import operations as announcements
from guichet.foundation.demonstration import clock
from guichet.foundation.lib.act import Surface, by_the_system
act = by_the_system(at=clock.now(), surface=Surface.WORKER, process="test")
announcements.take_down(reference=sys.argv[1], act=act)
"""
FILM = "document.querySelector('.slide:not([hidden]) video')"
PLAYS = f"{FILM} !== null && {FILM}.currentTime > 0 && !{FILM}.paused && {FILM}.muted"
CALLS_ARE_WHOLE = """calls => calls.every(call => {
  const [around, where] = [call, call.querySelector('.screen__where')].map(each => each.getBoundingClientRect());
  return call.scrollWidth <= call.clientWidth && where.height > 0
    && where.right <= around.right && where.bottom <= around.bottom && around.right <= innerWidth + 1;
})"""
SIZES = [(1920, 1080), (1280, 720), (1080, 1920)]


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Centre]:
    with a_centre(tmp_path_factory.mktemp("screen") / "var") as centre:
        centre.start()
        yield centre


@pytest.fixture
def site(centre: Centre) -> Site:
    """What `page` and `watch` drive here: the centre in place of the hub."""
    return Site(centre.address, centre.folder, Path("services"), centre.log, 0)


def put_up(centre: Centre, *titles: str, script: str = PUT_UP) -> None:
    command = [sys.executable, "-c", script, *titles]
    subprocess.run(command, cwd=ROOT, env=centre.environment, check=True, capture_output=True)


def take_down(centre: Centre, reference: str) -> None:
    """What is urgent stays alone on its screen, before whoever looks at it next."""
    put_up(centre, reference, script=TAKE_DOWN)


def is_whole(page: Page) -> bool:
    """Nothing of the slide in sight is cut, and nothing scrolls."""
    return bool(
        page.evaluate(
            """() => {
              const slide = document.querySelector(".slide:not([hidden])");
              const whole = slide.scrollHeight <= slide.clientHeight + 1;
              return whole && document.documentElement.scrollHeight <= window.innerHeight;
            }"""
        )
    )


@pytest.mark.fault
def test_the_screen_turns_changes_and_comes_back(page: Page, centre: Centre) -> None:
    page.emulate_media(reduced_motion="reduce")  # nothing fades: what is judged is what is read
    page.set_viewport_size({"width": 1920, "height": 1080})
    page.goto("/ecran/")
    expect(page.get_by_role("heading", name="CCSP Lokossa")).to_be_visible()
    expect(page.get_by_text("Bienvenue")).to_be_visible()
    expect(page.get_by_text("Pas encore relié au guichet national")).to_be_visible()
    assert_accessible(page)
    put_up(centre, "Le casier en 72 heures")
    heading = page.get_by_role("heading", name="Le casier en 72 heures")
    expect(heading).to_be_visible()
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_timeout(300)
        assert is_whole(page), (width, height)
        assert_accessible(page)
    page.reload()
    expect(heading.or_(page.get_by_role("heading", name="Casier"))).to_be_visible()


def test_a_video_really_plays_without_a_link_and_fits(page: Page, centre: Centre) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": 1920, "height": 1080})
    put_up(centre, script=PUT_UP_VIDEO)
    page.goto("/ecran/")
    expect(page.get_by_role("heading", name="Le casier en images")).to_be_visible()
    wait_until(page, PLAYS)
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_timeout(300)
        assert is_whole(page), (width, height)
        assert_accessible(page)
    take_down(centre, "video")


def test_each_of_three_calls_says_where_to_go(page: Page, centre: Centre) -> None:
    put_up(centre, script=CALL)
    page.goto("/ecran/")
    where = page.locator(".screen__where")
    desk = "au guichet des relations avec les usagers"
    expect(where).to_contain_text([desk, "au guichet du centre", "au guichet du centre"])
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        for each in where.all():
            expect(each).to_be_visible()
        assert page.locator(".screen__call").evaluate_all(CALLS_ARE_WHOLE), (width, height)
        assert page.evaluate("document.documentElement.scrollHeight <= window.innerHeight"), (width, height)
