"""The month's report at the counter of Lokossa: its own register, and words that outlive a power cut."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from guichet.commons.sync import records
from guichet.commons.sync.models import Outgoing
from guichet.commons.sync.records import Record
from guichet.domains.reception import operations as reception
from guichet.domains.reception.vocabulary import Purpose, Sex
from guichet.domains.reporting import operations as reporting
from guichet.domains.reporting.models import Report
from guichet.domains.reporting.progress import Progress
from guichet.foundation.lib.act import PlaceId
from guichet.foundation.lib.operation import building
from tests.domains.reception import at_lokossa
from tests.factories.places import make_centre
from tests.surfaces.counter import text

HERE = "/guichet/rapport/"
OVER = (timezone.localdate().replace(day=1) - timedelta(days=1)).replace(day=1)
LAST = f"{HERE}{OVER:%Y-%m}/"
TYPED = {"headers": {"HX-Request": "true"}}


def sent() -> list[Record]:
    """The words that left this counter, among all that happened here."""
    found = (records.read(bytes(row.content)) for row in Outgoing.objects.order_by("pk"))
    return [each for each in found if each.kind == reporting.KIND]


@pytest.fixture(autouse=True)
def a_month(codjo: Client) -> None:  # noqa: ARG001
    make_centre()
    at = datetime(OVER.year, OVER.month, 12, 9, tzinfo=UTC)
    reception.welcome(sex=Sex.WOMAN, purpose=Purpose.ASK, act=at_lokossa(at))


def test_the_month_that_is_over_is_shown_from_this_register(codjo: Client) -> None:
    assert codjo.get(HERE)["Location"] == LAST
    page = text(codjo.get(LAST))
    for said in ("Visites de femmes", "rien n’est encore écrit", "La liaison est coupée", "aucun avis"):
        assert said in page
    assert "femme, Se renseigner" in text(codjo.get(f"{LAST}lignes/visits/"))
    assert "Aucune ligne du registre." in text(codjo.get(f"{LAST}lignes/days/"))
    assert codjo.get(f"{LAST}lignes/meteo/").status_code == 404
    this = f"{HERE}{timezone.localdate():%Y-%m}/"
    assert this in text(codjo.get(LAST))
    assert f"{OVER:%Y-%m}" in text(codjo.get(this))


def test_words_are_kept_while_they_are_typed_and_sent_by_the_button(codjo: Client) -> None:
    typed = codjo.post(LAST, {"difficulties": "La liai", "proposals": ""}, **TYPED)  # type: ignore[arg-type]
    assert (typed.status_code, "Gard\\u00e9 sur ce guichet." in typed["HX-Trigger"]) == (204, True)
    assert Report.objects.get().difficulties == "La liai"
    assert not sent()
    assert "gardé ici le" in text(codjo.get(LAST))
    assert codjo.post(LAST, {"difficulties": "La liaison.", "proposals": "Une antenne."}).status_code == 302
    (left,) = sent()
    assert left.body["proposals"] == "Une antenne."
    page = text(codjo.get(LAST))
    assert "part avec la liaison" in page
    assert "Une antenne." in page
    with building():
        Outgoing.objects.all().delete()
    assert "arrivé au guichet national" in text(codjo.get(LAST))


def test_a_report_that_was_transmitted_says_so_also_while_somebody_types(codjo: Client) -> None:
    reporting.transmit(centre=PlaceId("LOK"), month=OVER, act=at_lokossa(timezone.now()))
    for more in ({}, TYPED):
        answer = codjo.post(LAST, {"difficulties": "Trop tard."}, **more)  # type: ignore[arg-type]
        assert answer.status_code == 422
    assert "d\\u00e9j\\u00e0 \\u00e9t\\u00e9 transmis" in answer["HX-Trigger"]
    assert Report.objects.get().difficulties == ""


def test_what_is_too_long_is_not_lost(codjo: Client) -> None:
    answer = codjo.post(LAST, {"difficulties": "a" * 4001})
    assert (answer.status_code, "a" * 4001 in text(answer)) == (422, True)


def test_a_month_to_come_or_none_is_not_found(codjo: Client) -> None:
    for month in ("2126-01", "octobre"):
        assert codjo.get(f"{HERE}{month}/").status_code == 404


def test_the_counter_leads_to_it(codjo: Client) -> None:
    assert HERE in text(codjo.get("/guichet/"))


def steps(page: str) -> list[tuple[str, str]]:
    """Each step of the report, and how it stands."""
    found = re.findall(r'steps__title">([^<]*)</p>\s*<p class="steps__state">([^<]*)</p>', page)
    return [(title, " ".join(state.split())) for title, state in found]


def test_it_says_how_far_the_report_is(codjo: Client) -> None:
    page = text(codjo.get(LAST))
    assert steps(page)[0] == ("Écrit sur ce guichet", "En cours")
    codjo.post(LAST, {"difficulties": "La liaison.", "proposals": ""})
    written, received, *later = steps(text(codjo.get(LAST)))
    assert written[1].startswith("Fait, le ")
    assert received == ("Reçu au guichet national", "En cours, attend la liaison")
    assert [state for _title, state in later] == ["À venir"] * 3
    with building():
        Outgoing.objects.all().delete()
    at = datetime(OVER.year, OVER.month, 28, 9, tzinfo=UTC)
    told = Progress(at, at + timedelta(days=1), at + timedelta(days=2), None, "À appuyer.")
    reporting.keep_progress(of=OVER, told=told, act=at_lokossa(at))
    found = steps(text(codjo.get(LAST)))
    assert found[1][1].startswith("Fait, le 28 ")
    assert (found[2][0], found[2][1][:9]) == ("Transmis au département", "Fait, le ")
    assert found[3][0] == "Commenté par la direction départementale"
    assert found[3][1].endswith(": « À appuyer. »")
    assert found[4] == ("Dans la synthèse nationale", "En cours")


def test_a_report_that_was_transmitted_without_a_word_from_here_begins_there(codjo: Client) -> None:
    at = datetime(OVER.year, OVER.month, 28, 9, tzinfo=UTC)
    reporting.keep_progress(of=OVER, told=Progress(None, at, at, at), act=at_lokossa(at))
    found = steps(text(codjo.get(LAST)))
    assert [title for title, _state in found] == [
        "Transmis au département",
        "Commenté par la direction départementale",
        "Dans la synthèse nationale",
    ]
    assert all(state.startswith("Fait, le ") for _title, state in found)
