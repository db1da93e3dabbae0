"""What is said at one centre's counter is heard at another centre's kiosk, over the link, once somebody approved it."""

import pytest
from django.conf import LazySettings
from django.test import Client

from guichet.commons.listening.models import Clip
from guichet.commons.sync.models import Link
from guichet.foundation.identity.vocabulary import RoleKind
from guichet.foundation.lib.act import PlaceId
from guichet.foundation.lib.operation import building
from tests.commons.sync.nodes import Centre
from tests.factories.catalogue import a_service, publish
from tests.factories.keepers import AKeeper
from tests.factories.places import make_centre
from tests.surfaces.test_clips import DESK, HERE, a_focal_point, a_sound, signed_in

pytestmark = pytest.mark.django_db

TITLE, SUMMARY = "Certificat inventé", "Un certificat qui n’existe pas."
SOUNDS = {TITLE: b"OggS....OpusHead: the title in fon", SUMMARY: b"OggS....OpusHead: the summary in fon"}


@pytest.fixture(autouse=True)
def lokossa(settings: LazySettings, keeper: AKeeper) -> None:
    settings.VAR = keeper.var
    make_centre()
    question = {"type": "text", "name": "nom", "label": {"fr": TITLE, "en": "Name"}}
    section = {"code": "a", "title": {"fr": SUMMARY, "en": "You"}, "questions": [question]}
    publish(a_service(sections=[section]))


def on_another_computer() -> None:
    """The two ends of these tests share a database: what this end alone knows is forgotten."""
    with building():
        Clip.objects.all().delete()


def another_centre(place: str) -> Centre:
    with building():
        Link.objects.all().delete()
    centre = Centre(place=PlaceId(place))
    centre.enrol()
    return centre


def heard(kiosk: Client, text: str) -> tuple[bytes, str]:
    answer = kiosk.post("/borne/ecouter/", {"text": text, "language": "fr"})
    return answer.content, answer.headers["Content-Language"]


def test_a_clip_recorded_at_a_counter_is_heard_at_the_kiosk_of_another_centre(
    client: Client, settings: LazySettings
) -> None:
    lokossa, focal_point = Centre(), a_focal_point()
    lokossa.enrol()
    settings.NODE = "centre"
    for number, sound in enumerate(SOUNDS.values(), 1):
        assert focal_point.post(f"{HERE}?phrase={number}", {"sound": a_sound(sound)}).status_code == 302
    settings.NODE = "hub"
    on_another_computer()
    lokossa.work()
    waiting = list(Clip.objects.order_by("pk"))
    assert [clip.place for clip in waiting] == ["LOK", "LOK"], "the national node has them from the link"

    parakou = another_centre("PAR")
    supervisor = signed_in("codjo", RoleKind.SUPERVISOR, authority="mjl")
    for clip in waiting:
        assert supervisor.post(f"{DESK}{clip.reference}/approuver/").status_code == 302

    on_another_computer()
    client.get("/borne/moments/?ecouter=fon")
    assert heard(client, TITLE)[1] == "fr", "nothing has arrived: it is read as it is written"
    parakou.listen()
    for text, sound in SOUNDS.items():
        assert heard(client, text) == (sound, "fon")
    sheet = client.get("/borne/services/certificat-invente/").content.decode()
    assert "Français, English, Fɔngbè" in sheet
