"""A filing, its mistakes and a crash: neither logs, nor addresses, nor the journal tell who files."""

import logging
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote_plus

import pytest
from django.test import Client

from guichet.foundation.identity import registry
from guichet.foundation.identity.registry import CodeMessage
from guichet.foundation.journal.models import Entry
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.logs import WithoutValues
from tests.factories.identity import delivered
from tests.factories.requests import Desk
from tests.factories.uploads import a_file
from tests.surfaces.portal.filing.walking import address, begin, fill, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("national_catalogue")]

NAME, FORENAME, TOWN, NPI = "Zannouplanté", "Sèdoplanté", "Ouidahplantée", "1029384756"
PHONE, EMAIL, FILE = "01 97 65 43 21", "zannou.plante@exemple.bj", "acte-de-zannouplante.jpg"
PLANTED = (NAME, FORENAME, TOWN, NPI, "97654321", "97 65 43 21", EMAIL, FILE)


class Visitor(Client):
    """Notes each address asked for, and each it is led to."""

    def __init__(self) -> None:
        super().__init__(raise_request_exception=False)
        self.addresses: list[str] = []

    def request(self, **asked: Any) -> Any:
        answer = super().request(**asked)
        shown = f"{asked['PATH_INFO']}?{asked.get('QUERY_STRING', '')} {answer.headers.get('Location', '')}"
        self.addresses.append(unquote_plus(shown))
        return answer


@pytest.fixture
def visitor() -> Visitor:
    return Visitor()


@pytest.fixture(autouse=True)
def everything_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)


@pytest.fixture
def messages() -> Iterator[list[CodeMessage]]:
    with delivered() as messages:
        yield messages


def signs_in_and_errs(visitor: Visitor, messages: list[CodeMessage]) -> None:
    assert visitor.post("/connexion/", {"address": f"{PHONE} 99"}).status_code == 422
    page = visitor.post("/connexion/", {"address": PHONE}).headers["Location"]
    assert visitor.post(page, {"code": "00000000"}).status_code == 422
    assert visitor.post(page, {"code": messages[0].code}).status_code == 302
    visitor.post("/mon-espace/identite/npi/", {"npi": NPI, "name": f"{FORENAME} {NAME}"})
    visitor.post("/mon-espace/rattacher/", {"reference": NAME, "code": NPI})


def files_and_errs(visitor: Visitor, a_photograph: bytes) -> None:
    begin(visitor)
    fill(visitor, "nationalite", {"nationalite": "beninoise"})
    fill(visitor, "ne_a_letranger", {"ne_a_letranger": "no"})
    assert visitor.post(address("etape/npi/"), {"npi": f"{NPI}{NAME}"}).status_code == 422
    fill(visitor, "npi", {"npi": NPI})
    fill(visitor, "nom", {"nom-family_name": NAME, "nom-given_names": FORENAME})
    born = {"date_naissance_day": "27", "date_naissance_month": "3", "date_naissance_year": "1987"}
    fill(visitor, "naissance", {**born, "lieu_naissance": TOWN, "sexe": "masculin"})
    parents = {"pere-family_name": NAME, "pere-given_names": FORENAME}
    fill(visitor, "parents", {**parents, "mere-family_name": NAME, "mere-given_names": FORENAME})
    assert visitor.post(address("etape/acte_naissance/"), {"acte_naissance": a_file(b"x", FILE)}).status_code == 422
    fill(visitor, "acte_naissance", {"acte_naissance": a_file(a_photograph, FILE)})
    fill(visitor, "contact", {"telephone": PHONE, "courriel": EMAIL})
    fill(visitor, "exactitude", {"exactitude": "on"})
    assert NAME in text(visitor.get(address("relire/")))
    assert visitor.post(address("relire/")).headers["Location"] == address("recu/")
    visitor.get(address("recu/"))
    visitor.post("/suivi/", {"reference": NAME, "code": NPI})
    visitor.get("/mon-espace/")


def logged(caplog: pytest.LogCaptureFixture, formatter: logging.Formatter) -> str:
    return "\n".join(formatter.format(record) for record in caplog.records)


def found_in(words: str) -> list[str]:
    return [each for each in PLANTED if each.lower() in words.lower()]


def test_a_filing_leaves_no_name_in_logs_addresses_and_journal(
    visitor: Visitor, desk: Desk, a_photograph: bytes, messages: list[CodeMessage], caplog: pytest.LogCaptureFixture
) -> None:
    signs_in_and_errs(visitor, messages)
    files_and_errs(visitor, a_photograph)
    assert len(desk.received) == 1
    assert "Unprocessable Entity" in logged(caplog, WithoutValues())
    assert found_in(logged(caplog, WithoutValues())) == []
    assert found_in("\n".join(visitor.addresses)) == []
    assert found_in("\n".join(str(entry.facts) for entry in Entry.objects.all())) == []


def test_a_crash_tells_where_and_never_with_which_values(visitor: Visitor, caplog: pytest.LogCaptureFixture) -> None:
    def broken(message: CodeMessage, act: Act) -> None:  # noqa: ARG001 a sender's signature
        try:
            int(message.address, base=2)
        except ValueError as cause:
            raise RuntimeError(f"cannot deliver to {message.address}") from cause

    with delivered():
        registry.register_code_sender(broken)
        answer = visitor.post("/connexion/", {"address": PHONE})
    assert answer.status_code == 500
    assert found_in(answer.content.decode()) == []
    told = logged(caplog, WithoutValues())
    assert found_in(told) == []
    assert "test_nothing_leaks.py" in told
    assert told.index("ValueError") < told.index("RuntimeError")
    assert found_in(logged(caplog, logging.Formatter())) == ["97654321"]
