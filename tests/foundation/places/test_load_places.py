"""Loading the places of the State: once, idempotent, journalled, or refused whole."""

import json
from datetime import time
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guichet.foundation.journal.models import Entry
from guichet.foundation.lib.refusal import Refused
from guichet.foundation.places import operations as places
from guichet.foundation.places import reading
from guichet.foundation.places.models import Arrondissement, Centre, Commune, Department, Desk, OpeningHours
from guichet.foundation.places.operations import Loaded
from guichet.foundation.places.rows import PlacesRefused
from tests.factories.places import loading, make_department
from tests.foundation.places.files import changed, copied, rewritten

pytestmark = pytest.mark.django_db


def load(folder: Path = reading.SHIPPED) -> Loaded:
    return places.load_places(data=reading.read(folder), act=loading())


def told() -> list[tuple[str, str]]:
    return list(Entry.objects.order_by("number").values_list("kind", "subject"))


def test_the_first_load_writes_the_whole_country() -> None:
    assert load() == Loaded(added=659, changed=0)
    tables = (Department, Commune, Arrondissement, Centre, Desk, OpeningHours)
    assert [table._default_manager.count() for table in tables] == [12, 77, 546, 24, 24, 240]


def test_the_first_load_is_one_entry_of_the_journal() -> None:
    load()
    edition = reading.read().edition
    assert told() == [("places.loaded", edition)]
    assert Entry.objects.get().facts == {"edition": edition, "added": 659, "changed": 0}


def test_a_second_load_writes_nothing_and_tells_nothing() -> None:
    load()
    with CaptureQueriesContext(connection) as queries:
        assert load() == Loaded(added=0, changed=0)
    statements = [query["sql"].split()[0] for query in queries.captured_queries]
    assert sorted(set(statements)) == ["RELEASE", "SAVEPOINT", "SELECT"]
    assert len(told()) == 1


def test_a_load_takes_few_statements() -> None:
    with CaptureQueriesContext(connection) as queries:
        load()
    assert len(queries) <= 25


def test_what_was_loaded_is_what_the_files_say() -> None:
    load()
    lokossa = Centre.objects.select_related("commune__department").get(code="LOK")
    assert (lokossa.name, lokossa.slug, lokossa.kind, str(lokossa.opened_on)) == (
        "CCSP Lokossa",
        "lokossa",
        "ccsp",
        "2023-03-21",
    )
    assert lokossa.latitude is None
    assert (lokossa.commune.name, lokossa.commune.department.name) == ("Lokossa", "Mono")
    assert Commune.objects.get(code="BJ-OU-SEM").other_names == ["Sèmè-Kpodji"]


def test_a_changed_fact_is_written_and_told(tmp_path: Path) -> None:
    load()
    folder = changed(tmp_path, "communes.csv", "BJ-AK,10.1771,1.1062", "BJ-AK,10.18,1.1062")
    assert load(folder) == Loaded(added=0, changed=1)
    assert Commune.objects.get(code="BJ-AK-BOU").latitude == 10.18
    assert told()[1:] == [("places.loaded", reading.read(folder).edition), ("places.changed", "BJ-AK-BOU")]
    assert Entry.objects.of_kind("places.changed").get().facts == {
        "code": "BJ-AK-BOU",
        "before": '{"latitude": 10.1771}',
        "after": '{"latitude": 10.18}',
    }


def test_a_commune_that_moves_to_another_department_is_told_by_code(tmp_path: Path) -> None:
    load()
    load(changed(tmp_path, "communes.csv", "Cobly,,BJ-AK", "Cobly,,BJ-DO"))
    assert Commune.objects.get(code="BJ-AK-COB").department.code == "BJ-DO"
    facts = Entry.objects.of_kind("places.changed").get().facts
    assert (json.loads(facts["before"]), json.loads(facts["after"])) == (
        {"department": "BJ-AK"},
        {"department": "BJ-DO"},
    )


def test_a_date_and_a_list_that_change_are_told(tmp_path: Path) -> None:
    load()
    folder = changed(tmp_path, "centres.csv", "BJ-OU-ADJA,2023-03-21", "BJ-OU-ADJA,2023-03-22")
    load(rewritten(folder, "communes.csv", "Boukoumbé,Boukombé", "Boukoumbé,Boukombé / Boucombé"))
    facts = [entry.facts["after"] for entry in Entry.objects.of_kind("places.changed").order_by("number")]
    assert facts == ['{"other_names": ["Boukombé", "Boucombé"]}', '{"opened_on": "2023-03-22"}']


def test_a_new_place_is_added_beside_the_others(tmp_path: Path) -> None:
    load()
    path = copied(tmp_path) / "centres.csv"
    line = "BOH,bohicon,ccsp,CCSP Bohicon,BJ-ZO-BOH,,,,,,,,gouv.bj\n"
    path.write_text(path.read_text(encoding="utf-8") + line, encoding="utf-8")
    assert load(tmp_path) == Loaded(added=1, changed=0)
    bohicon = Centre.objects.get(code="BOH")
    assert [desk.number for desk in bohicon.desks.all()] == [1]
    assert bohicon.hours.count() == 10
    assert [kind for kind, _ in told()[1:]] == ["places.loaded"]


def test_hours_that_change_replace_the_old_ones_and_are_told(tmp_path: Path) -> None:
    load()
    folder = changed(
        tmp_path, "hours.csv", "*,1 2 3 4 5,14:00,17:30,yes", "*,1 2 3 4 5,14:00,17:30,yes\nLOK,6,09:00,12:00,no"
    )
    assert load(folder) == Loaded(added=0, changed=1)
    kept = OpeningHours.objects.filter(centre__code="LOK").values_list("weekday", "opens_at", "demonstration")
    assert list(kept) == [(6, time(9), False)]
    assert OpeningHours.objects.exclude(centre__code="LOK").count() == 230
    facts = Entry.objects.of_kind("places.hours-changed").get().facts
    assert facts["centre"] == "LOK"
    assert facts["before"].startswith("1 08:00-12:30 demo, 1 14:00-17:30 demo, 2 08:00-12:30 demo")
    assert facts["after"] == "6 09:00-12:00"


def test_hours_that_are_withdrawn_leave_none(tmp_path: Path) -> None:
    load()
    path = copied(tmp_path) / "hours.csv"
    path.write_text("centre,weekdays,opens_at,closes_at,demonstration\n", encoding="utf-8")
    assert load(tmp_path) == Loaded(added=0, changed=24)
    assert OpeningHours.objects.count() == 0


def test_facts_that_disagree_are_refused_and_nothing_is_kept(tmp_path: Path) -> None:
    with pytest.raises(PlacesRefused) as refused:
        load(changed(tmp_path, "centres.csv", "CCSP Adjarra,BJ-OU-ADJA", "CCSP Adjarra,BJ-OU-ADJ"))
    assert refused.value.message == (
        "centres.csv, ligne 3 : la commune « BJ-OU-ADJ » n’existe pas. Écrivez un code de communes.csv."
    )
    assert (Department.objects.count(), Entry.objects.count()) == (0, 0)


def test_a_known_place_that_the_files_forget_is_refused(tmp_path: Path) -> None:
    load()
    path = copied(tmp_path) / "centres.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if not line.startswith("LOK")), encoding="utf-8")
    with pytest.raises(Refused) as refused:
        load(tmp_path)
    assert refused.value.message == (
        "centres.csv : « LOK CCSP Lokossa » est connu ici et n’y est plus. "
        "Remettez sa ligne : un code sert pour toujours."
    )
    assert Centre.objects.count() == 24


def test_nothing_is_loaded_beside_a_place_of_unknown_origin() -> None:
    make_department("BJ-XX", "Nulle-Part")
    with pytest.raises(Refused):
        load()
    assert Department.objects.count() == 1


def test_a_load_of_one_change_costs_as_many_queries_as_a_load_of_ten_but_for_the_journal(tmp_path: Path) -> None:
    load()
    one, ten = tmp_path / "one", tmp_path / "ten"
    for folder, count in ((one, 1), (ten, 10)):
        folder.mkdir()
        path = copied(folder) / "arrondissements.csv"
        path.write_text(path.read_text(encoding="utf-8").replace("bare,yes", "bare,no", count), encoding="utf-8")
    with CaptureQueriesContext(connection) as for_one:
        assert load(one).changed == 1
    load()
    with CaptureQueriesContext(connection) as for_ten:
        assert load(ten).changed == 10
    assert len(for_ten) - len(for_one) == 9
