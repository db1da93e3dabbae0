"""Publishing the catalogue: new versions, withdrawals, and nothing when nothing changed."""

import pytest
from django.db import DatabaseError

from guichet.commons.catalogue import queries as catalogue
from guichet.commons.catalogue.models import Edition, Service, Version
from guichet.commons.catalogue.search.index import Index
from guichet.commons.catalogue.selection import Selection, select
from guichet.foundation.journal.models import Entry
from guichet.foundation.lib.operation import building
from tests.factories.catalogue import VOCABULARY, a_service, publish

pytestmark = pytest.mark.django_db


def told() -> list[tuple[str, str]]:
    return list(Entry.objects.order_by("number").values_list("kind", "subject"))


def test_a_first_publication_writes_version_one_and_tells_it() -> None:
    publication = publish(a_service("un"), a_service("deux"))
    assert publication.published == ("un", "deux")
    assert told()[1:] == [("catalogue.version-published", "un"), ("catalogue.version-published", "deux")]
    assert told()[0][0] == "catalogue.vocabulary-changed"
    assert set(Version.objects.values_list("service__code", "number")) == {("un", 1), ("deux", 1)}


def test_publishing_the_same_files_again_changes_nothing_and_tells_nothing() -> None:
    publish(a_service())
    before = told()
    assert publish(a_service()).edition is None
    assert told() == before


def test_a_changed_sheet_becomes_version_two_and_version_one_stays() -> None:
    publish(a_service())
    publish(a_service(title={"fr": "Certificat changé", "en": "Changed certificate"}))
    first = catalogue.version_of(service="certificat-invente", number=1)
    second = catalogue.version_of(service="certificat-invente", number=2)
    assert first is not None
    assert second is not None
    assert (first.title.fr, second.title.fr) == ("Certificat inventé", "Certificat changé")
    assert catalogue.current().sheets["certificat-invente"].version == 2


def test_a_version_that_never_was_is_nothing() -> None:
    assert catalogue.version_of(service="certificat-invente", number=1) is None


def test_a_service_left_out_is_withdrawn_and_its_versions_stay() -> None:
    publish(a_service("un"), a_service("deux"))
    assert publish(a_service("un")).withdrawn == ("deux",)
    assert told()[-1] == ("catalogue.service-withdrawn", "deux")
    assert list(catalogue.current().sheets) == ["un"]
    assert catalogue.version_of(service="deux", number=1) is not None


def test_a_withdrawn_service_comes_back_under_its_latest_version() -> None:
    publish(a_service("un"), a_service("deux"))
    publish(a_service("un"))
    assert publish(a_service("un"), a_service("deux")).reinstated == ("deux",)
    assert told()[-1] == ("catalogue.service-reinstated", "deux")
    assert catalogue.current().sheets["deux"].version == 1


def test_a_withdrawn_service_that_changed_comes_back_as_a_new_version() -> None:
    publish(a_service("un"), a_service("deux"))
    publish(a_service("un"))
    changed = a_service("deux", title={"fr": "Autre", "en": "Other"})
    assert publish(a_service("un"), changed).published == ("deux",)
    assert catalogue.current().sheets["deux"].version == 2


def test_a_change_of_the_lists_alone_is_an_edition() -> None:
    publish(a_service())
    longer = VOCABULARY.model_copy(
        update={"themes": (*VOCABULARY.themes, VOCABULARY.themes[0].model_copy(update={"code": "autre"}))}
    )
    first = Edition.objects.get().number
    assert publish(a_service(), vocabulary=longer).edition == first + 1
    assert "autre" in catalogue.current().themes


def test_before_any_publication_the_catalogue_is_empty() -> None:
    snapshot = catalogue.current()
    assert (snapshot.edition, dict(snapshot.sheets), dict(snapshot.authorities), dict(snapshot.life_events)) == (
        0,
        {},
        {},
        {},
    )


def test_the_snapshot_is_kept_until_a_newer_edition() -> None:
    publish(a_service())
    assert catalogue.current() is catalogue.current()


def test_while_one_thread_assembles_an_edition_another_reads_the_former_one() -> None:
    publish(a_service("un"))
    former = catalogue.current()
    publish(a_service("deux"))
    with catalogue._lock:  # as long as somebody assembles
        assert catalogue.current() is former
    assert list(catalogue.current().sheets) == ["deux"]


def test_an_edition_is_made_ready_for_searches_once_by_the_first_who_searches() -> None:
    assert catalogue.current().edition == 0
    publish(a_service())
    edition = catalogue.current()
    assert edition.shelf.latest is None
    assert [hit.code for hit in edition.index.find("certificat", language="fr")] == ["certificat-invente"]
    assert edition.index is edition.index


def test_while_an_edition_is_made_ready_searches_find_what_the_former_one_had_but_for_what_is_withdrawn() -> None:
    publish(a_service("un"), a_service("deux"))
    assert catalogue.current().index is not None
    publish(a_service("un"), a_service("trois"))
    edition, meanwhile = catalogue.current(), list[str]()

    def found() -> list[str]:
        return [each.sheet.code for each in select(Selection(query="certificat"), edition, "fr")]

    def build() -> Index:
        meanwhile.extend(found())
        return Index.build([sheet.service for sheet in edition.sheets.values()], vocabulary=edition.vocabulary)

    edition.shelf.index(build)
    assert meanwhile == ["un"]
    assert found() == ["trois", "un"]


def test_a_first_edition_is_waited_for_where_an_empty_catalogue_was_searched() -> None:
    assert catalogue.current().index.find("certificat", language="fr") == []
    publish(a_service())
    assert catalogue.current().shelf.latest is None


def test_the_latest_changes_come_newest_first_without_withdrawn_sheets() -> None:
    publish(a_service("un"), a_service("deux"))
    publish(a_service("un", title={"fr": "Un changé", "en": "One changed"}))
    assert [(change.service, change.version) for change in catalogue.latest_changes()] == [("un", 2), ("un", 1)]


@pytest.mark.parametrize("model", [Version, Edition])
def test_what_was_published_is_never_changed(model: type[Version] | type[Edition]) -> None:
    publish(a_service())
    with building(), pytest.raises(DatabaseError, match="never changed or deleted"):
        model.objects.update(published_at=None)


def test_rows_say_what_they_are() -> None:
    publish(a_service())
    assert str(Service.objects.get()) == "certificat-invente"
    assert str(Version.objects.get()) == "certificat-invente v1"
    assert str(Edition.objects.get()) == str(Edition.objects.get().number)
