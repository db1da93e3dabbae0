"""The two files of the real catalogue: whole, equal, closed on themselves, and after the European profile."""

import json
from functools import cache
from pathlib import Path

import pytest
from django.conf import settings
from pyshacl import validate
from rdflib import DCTERMS, Graph

from guichet.commons.catalogue.open_data import alignment
from guichet.commons.catalogue.open_data.files import Files, files_of
from tests.commons.catalogue.open_data.reading import Read, read_json_ld, read_turtle
from tests.factories.editions import PUBLIC_URL, InventedAddresses, the_national_edition

SHAPES = Path(__file__).parent / "cpsv-ap-3.2.0.shapes.ttl"
# pySHACL still calls what rdflib is about to rename.
old_names = pytest.mark.filterwarnings("ignore:Dataset\\.:DeprecationWarning")


@cache
def files() -> Files:
    return files_of(the_national_edition(), InventedAddresses())


@cache
def turtle() -> Read:
    return read_turtle(files().turtle.content)


def test_both_files_say_the_same() -> None:
    assert read_json_ld(files().json_ld.content).triples == turtle().triples


def test_every_service_file_is_a_public_service() -> None:
    codes = {path.stem for path in settings.SERVICES.glob("[!_]*/*.yaml")}
    assert turtle().of_type("cpsv:PublicService") == {f"{PUBLIC_URL}/services/{code}/#service" for code in codes}


def test_nothing_is_referred_to_without_being_typed_in_the_same_file() -> None:
    assert turtle().references - turtle().typed == set()


@pytest.mark.parametrize(
    ("short", "kind"),
    [
        ("cv:hasCompetentAuthority", "cv:PublicOrganisation"),
        ("cv:thematicArea", "skos:Concept"),
        ("dct:audience", "skos:Concept"),
        ("cv:isGroupedBy", "cv:Event"),
        ("dct:language", "dct:LinguisticSystem"),
        ("cv:currency", "skos:Concept"),
        ("dct:spatial", "dct:Location"),
        ("cv:hasChannel", "cv:Channel"),
        ("cv:hasCost", "cv:Cost"),
    ],
)
def test_what_services_refer_to_is_what_the_profile_wants(short: str, kind: str) -> None:
    subjects = turtle().of_type("cpsv:PublicService") | turtle().of_type("cv:Cost")
    referred = set().union(*(turtle().values(subject, short) for subject in subjects))
    assert referred
    assert referred <= turtle().of_type(kind)


@pytest.mark.parametrize(
    ("short", "datatype"), [("cv:hasValue", "double"), ("cv:processingTime", "duration"), ("dct:modified", "dateTime")]
)
def test_values_are_typed(short: str, datatype: str) -> None:
    assert turtle().datatypes(short) == {f"http://www.w3.org/2001/XMLSchema#{datatype}"}


@old_names
def test_the_file_meets_the_constraints_of_cpsv_ap() -> None:
    conforms, _results, report = validate(_graph(), shacl_graph=str(SHAPES))
    assert conforms, report


@old_names
def test_a_service_without_name_would_not() -> None:
    graph = _graph()
    graph.remove((next(graph.subjects(DCTERMS.isPartOf)), DCTERMS.title, None))
    conforms, _results, report = validate(graph, shacl_graph=str(SHAPES))
    assert not conforms
    assert "Less than 1 values" in report


def _graph() -> Graph:
    return Graph().parse(data=files().turtle.content, format="turtle")


def test_json_ld_needs_no_other_file() -> None:
    document = json.loads(files().json_ld.content)
    assert set(document) == {"@context", "@graph"}
    assert isinstance(document["@context"], dict)
    assert "@import" not in document["@context"]


def test_json_ld_is_compact() -> None:
    """Addresses stand bare and texts by language: a term left out of the context would be written at length."""
    nodes = json.loads(files().json_ld.content)["@graph"]
    values = [
        value for node in nodes for each in node.values() for value in (each if isinstance(each, list) else [each])
    ]
    assert [value for value in values if isinstance(value, dict) and value.keys() & {"@id", "@language"}] == []


def test_every_theme_and_event_has_its_place_among_the_european_ones() -> None:
    edition = the_national_edition()
    assert set(edition.themes) == set(alignment.THEMES)
    assert set(edition.life_events) >= alignment.BUSINESS_EVENTS
    for found in alignment.THEMES.values():
        assert set(found.functions) <= set(alignment.FUNCTIONS)
        assert set(found.sectors) <= set(alignment.SECTORS)
