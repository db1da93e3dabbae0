"""A centre looks at the log over its own link, cosigns what grew out of what it saw, and raises the alarm otherwise."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from guichet.command.watching_the_log import LogWitness
from guichet.commons.public_log import notes, publishing, queries, signing, witnessing
from guichet.commons.public_log.auditing.sources import Folder
from guichet.commons.public_log.models import Alarm, Cosignature, Seen, Signed, Waiting
from guichet.commons.public_log.refusals import NotSigned
from guichet.commons.sync import operations, registry
from guichet.commons.sync import queries as sync
from guichet.foundation.keys import client as keys
from guichet.foundation.keys.public import Kind
from guichet.foundation.lib.operation import building
from tests.commons.public_log.logs import a_line, publish
from tests.commons.sync.nodes import Centre
from tests.factories.acts import NOON, an_act
from tests.factories.cases import a_ready_case, publish_the_service
from tests.factories.keepers import AKeeper

pytestmark = pytest.mark.django_db

WITNESS = "localhost/journal/LOK"


@pytest.fixture
def centre(settings: Settings, keeper: AKeeper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Centre:
    """Enrolled, at a hub whose log has six lines."""
    settings.VAR = tmp_path
    settings.SECONDS_BETWEEN_CHECKPOINTS = 0
    (tmp_path / "keeper").symlink_to(keeper.folder)
    monkeypatch.setattr(registry, "_welcomes", [])
    publish_the_service()
    with building():
        Waiting.objects.all().delete()  # the line of the sheet itself
    grow()
    centre = Centre()
    centre.enrol()
    return centre


def grow(day: int = 1) -> None:
    for _ in range(3):
        a_ready_case(NOON + timedelta(days=day - 1))
    signing.run(an_act(NOON + timedelta(days=day)))


def look(centre: Centre) -> None:
    act = centre.clock.act()
    LogWitness(centre.wire).look(act)
    centre.work()


def test_what_grew_is_cosigned_and_everybody_reads_so(centre: Centre, client: Client) -> None:
    look(centre)
    told = notes.read(client.get("/journal/witnessed").content.decode())
    (witness,) = [notes.read_verifier(line) for line in client.get("/journal/witnesses").content.decode().splitlines()]
    assert witness.name == WITNESS
    assert notes.cosigned_at(told, witness) is not None
    assert "6 lignes, par 1 témoin" in client.get("/journal/").content.decode()
    signing.run(an_act(NOON + timedelta(days=1)))
    assert (publishing.folder() / "checkpoint").read_text() == str(told)


def test_a_centre_shows_on_its_own_pages_what_it_checked(settings: Settings, client: Client) -> None:
    settings.NODE, settings.HUB_URL = "centre", "https://guichet.example.bj"
    assert "n’a encore aucune ligne" in client.get("/journal/").content.decode()
    with building():
        Seen.objects.create(origin="localhost/journal", size=6, root=bytes(32), at=NOON)
    page = client.get("/journal/").content.decode()
    assert "Lignes vérifiées par ce centre" in page
    assert "guichet log audit https://guichet.example.bj/journal" in page


def test_nothing_new_is_not_cosigned_again_and_what_is_new_is(centre: Centre) -> None:
    look(centre)
    look(centre)
    assert Cosignature.objects.count() == 1
    grow(day=2)
    look(centre)
    assert list(Cosignature.objects.order_by("signed").values_list("signed", flat=True)) == [6, 12]


def test_with_the_link_down_nothing_is_seen_and_nothing_breaks(centre: Centre) -> None:
    centre.cut = True
    LogWitness(centre.wire).look(centre.clock.act())
    assert queries.seen() is None


def test_it_looks_now_and_then_only(centre: Centre, settings: Settings) -> None:
    settings.SECONDS_BETWEEN_CHECKPOINTS = 600
    witness = LogWitness(centre.wire)
    witness.look(centre.clock.act())
    asked = centre.link.asked
    witness.look(centre.clock.act())
    assert centre.link.asked == asked


def test_a_log_that_lost_lines_raises_an_alarm_that_everybody_reads(centre: Centre, client: Client) -> None:
    grow(day=2)
    look(centre)
    older = publishing.folder() / "checkpoint"
    first = Signed.objects.order_by("size").first()
    assert first is not None
    older.write_text(first.note)
    look(centre)
    (alarm,) = queries.alarms()
    assert (alarm.witness, alarm.fault, alarm.size) == (WITNESS, "rolled-back", 12)
    assert "ne croit plus ce journal" in client.get("/journal/").content.decode()
    assert "Ce centre ne croit plus le journal public" in client.get("/ecran/").content.decode()
    look(centre)
    assert Alarm.objects.count() == 1


def test_an_honest_head_again_is_believed_again_and_the_alarm_stays_for_people(centre: Centre, client: Client) -> None:
    look(centre)
    with building():
        Seen.objects.update(fault="forked")
    look(centre)
    seen = queries.seen()
    assert seen is not None
    assert seen.fault == ""
    assert "lignes, vérifiées ici le" in client.get("/ecran/").content.decode()


def by_the_state(tmp_path: Path) -> Callable[..., Folder]:
    """Logs that the State's own key signed: what a dishonest hub could show."""
    state = keys.current(Kind.LOG)

    def publish_signed(name: str, *lines: dict[str, object]) -> Folder:
        folder = publish(tmp_path / name, lines, origin="localhost/journal")
        note = notes.read((folder / "checkpoint").read_text())
        signature = keys.sign(Kind.LOG, note.body.encode()).signature
        mine = notes.Verifier("localhost/journal", state.public)
        (folder / "checkpoint").write_text(str(notes.Note(note.body, (notes.line(mine, signature),))))
        return Folder(folder)

    return publish_signed


def test_a_hub_that_signs_two_pasts_is_found_by_whoever_saw_the_first(centre: Centre, tmp_path: Path) -> None:
    shown = by_the_state(tmp_path)
    witnessing.look(shown("first", dict(a_line("received", "2026-11-01", "aa"))), centre.clock.act())
    forged = shown("forged", dict(a_line("received", "2026-11-01", "bb")), dict(a_line("taken", "2026-11-02", "bb")))
    witnessing.look(forged, centre.clock.act())
    centre.work()
    assert {alarm.fault for alarm in queries.alarms()} == {"forked"}


def test_two_centres_that_were_shown_two_pasts_are_found_by_their_cosignatures(centre: Centre, tmp_path: Path) -> None:
    """The one whose root is not the one that the hub signed for everybody."""
    lines = [dict(a_line("received", "2026-11-01", f"c{number}")) for number in range(6)]
    witnessing.look(by_the_state(tmp_path)("split", *lines), centre.clock.act())
    centre.work()
    assert [alarm.fault for alarm in queries.alarms()] == ["forked"]


def test_what_the_state_did_not_sign_is_not_looked_at(centre: Centre, tmp_path: Path) -> None:
    stranger = Folder(publish(tmp_path / "stranger", [a_line("received", "2026-11-01", "aa")]))
    with pytest.raises(NotSigned):
        witnessing.look(stranger, centre.clock.act())
    assert queries.seen() is None


@pytest.mark.parametrize("spoil", [{"witness": "localhost/journal/COT"}, {"line": "— localhost/journal/LOK AAAA\n"}])
def test_a_centre_speaks_for_itself_alone_and_its_line_must_be_its_own(centre: Centre, spoil: dict[str, str]) -> None:
    head = queries.head()
    assert head is not None
    body = {"size": 6, "root": head.root, "witness": WITNESS, "key": bytes(32), "line": "— x AAAA\n", **spoil}
    operations.carry(kind="public-log.cosigned", body=body, act=centre.clock.act())
    centre.work()
    (row,) = sync.quarantined()
    assert "ne prouve rien" in row.fault
    assert not Cosignature.objects.exists()
