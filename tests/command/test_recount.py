"""The public figures are held against the requests, and what differs is said."""

from datetime import date, timedelta

import pytest
import typer
from django.test import override_settings

from guichet.command import recount
from guichet.commons.indicators import counting
from guichet.commons.indicators.models import Figure
from guichet.domains.reception import operations as reception
from guichet.domains.reception.vocabulary import Purpose, Sex
from guichet.domains.relations import counting as messages
from guichet.domains.relations.models import ConcernMonth
from guichet.domains.territory import counting as communes
from guichet.domains.territory.models import CommuneDay, CommuneMonth
from guichet.foundation.demonstration import clock
from guichet.foundation.lib.operation import building
from tests.domains.reception import at_lokossa
from tests.factories.acts import NOON, an_act
from tests.factories.cases import a_ready_case, publish_the_service
from tests.factories.concerns import make_concerns
from tests.factories.places import make_centre
from tests.factories.requests import CODE

pytestmark = pytest.mark.django_db
OF_REQUESTS = "Chaque chiffre est bien celui des demandes.\n"
OF_THE_MAP = "Chaque chiffre de la carte est bien celui des registres.\n"
OF_MESSAGES = "Chaque chiffre des messages est bien le leur.\n"
RIGHT = OF_REQUESTS + OF_THE_MAP + OF_MESSAGES


@pytest.fixture(autouse=True)
def counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """A request and a visit of yesterday, counted."""
    make_centre()
    publish_the_service()
    reception.welcome(sex=Sex.WOMAN, purpose=Purpose.ASK, act=at_lokossa(NOON))
    a_ready_case(NOON)
    monkeypatch.setattr(clock, "now", lambda: NOON + timedelta(days=1))
    counting.count(an_act(NOON + timedelta(days=1)))
    communes.count(an_act(NOON + timedelta(days=1)))


def test_figures_that_are_those_of_the_rows_are_said_to_be(capsys: pytest.CaptureFixture[str]) -> None:
    recount.run()
    assert capsys.readouterr().out == RIGHT


def test_a_figure_that_was_changed_ends_it_with_1_until_it_is_mended(capsys: pytest.CaptureFixture[str]) -> None:
    with building():
        Figure.objects.filter(measure="received").update(count=8)
    with pytest.raises(typer.Exit) as ended:
        recount.run()
    assert ended.value.exit_code == 1
    told = capsys.readouterr().err.replace("\N{NO-BREAK SPACE}", " ")
    assert f"2026-11-20 {CODE} received : gardé 8, compté 1." in told
    assert "1 chiffres diffèrent des demandes." in told
    recount.run(mend=True)
    capsys.readouterr()
    recount.run()
    assert capsys.readouterr().out == RIGHT


@pytest.mark.parametrize(("kept", "when"), [(CommuneDay, "2026-11-20"), (CommuneMonth, "2026-11")])
def test_a_figure_of_the_map_that_was_changed_ends_it_with_1_until_it_is_mended(
    kept: type[CommuneDay | CommuneMonth], when: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with building():
        kept.objects.update(visits=8)
    with pytest.raises(typer.Exit) as ended:
        recount.run()
    assert ended.value.exit_code == 1
    told = capsys.readouterr()
    assert f"{when} BJ-MO-LOK visits\u00a0: gardé 8, compté 1." in told.err
    assert "chiffres de la carte diffèrent des registres." in told.err
    assert told.out == OF_REQUESTS + OF_MESSAGES
    recount.run(mend=True)
    capsys.readouterr()
    recount.run()
    assert capsys.readouterr().out == RIGHT


def test_a_figure_of_messages_that_was_changed_ends_it_with_1_until_it_is_mended(
    capsys: pytest.CaptureFixture[str],
) -> None:
    make_concerns(3, date(2026, 5, 1), theme="retraite")
    messages.count(an_act(NOON))
    with building():
        ConcernMonth.objects.filter(cut="theme").update(received=8)
    with pytest.raises(typer.Exit) as ended:
        recount.run()
    assert ended.value.exit_code == 1
    told = capsys.readouterr()
    assert told.err == ("2026-05 retraite received\u00a0: gardé 8, compté 3.\n1 chiffres diffèrent des messages.\n")
    assert told.out == OF_REQUESTS + OF_THE_MAP
    recount.run(mend=True)
    capsys.readouterr()
    recount.run()
    assert capsys.readouterr().out == RIGHT


def test_a_month_of_messages_that_was_never_counted_is_no_difference(capsys: pytest.CaptureFixture[str]) -> None:
    make_concerns(3, date(2026, 5, 1))
    recount.run()
    assert capsys.readouterr().out == RIGHT


def test_a_centre_holds_requests_alone(capsys: pytest.CaptureFixture[str]) -> None:
    with building():
        CommuneDay.objects.all().delete()
    with override_settings(NODE="centre"):
        recount.run()
    assert capsys.readouterr().out == OF_REQUESTS
