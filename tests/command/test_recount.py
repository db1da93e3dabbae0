"""The public figures are held against the requests, and what differs is said."""

from datetime import timedelta

import pytest
import typer

from guichet.command import recount
from guichet.commons.indicators import counting
from guichet.commons.indicators.models import Figure
from guichet.foundation.demonstration import clock
from guichet.foundation.lib.operation import building
from tests.factories.acts import NOON, an_act
from tests.factories.cases import a_ready_case, publish_the_service
from tests.factories.requests import CODE

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """A request of yesterday, counted."""
    publish_the_service()
    a_ready_case(NOON)
    monkeypatch.setattr(clock, "now", lambda: NOON + timedelta(days=1))
    counting.count(an_act(NOON + timedelta(days=1)))


def test_figures_that_are_those_of_the_requests_are_said_to_be(capsys: pytest.CaptureFixture[str]) -> None:
    recount.run()
    assert capsys.readouterr().out == "Chaque chiffre est bien celui des demandes.\n"


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
    assert capsys.readouterr().out == "Chaque chiffre est bien celui des demandes.\n"
