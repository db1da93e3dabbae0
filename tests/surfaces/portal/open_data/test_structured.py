"""A sheet's page carries the sheet as data."""

import json
import re

import pytest
from django.test import Client

from tests.factories.catalogue import a_service, publish

pytestmark = [pytest.mark.django_db]

BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("/services/certificat-invente/", "Certificat inventé"),
        ("/en/services/certificat-invente/", "Invented certificate"),
    ],
)
def test_the_page_carries_the_service_in_its_language(client: Client, address: str, name: str) -> None:
    publish(a_service())
    (block,) = BLOCK.findall(client.get(address).content.decode())
    said = json.loads(block)
    assert said["name"] == name
    assert said["url"] == f"http://localhost:8000{address}"


def test_a_title_that_closes_the_script_stays_a_title(client: Client) -> None:
    publish(a_service(title={"fr": "</script><script>alert(1)</script>"}))
    page = client.get("/services/certificat-invente/").content.decode()
    assert "alert(1)</script>" not in page
    (block,) = BLOCK.findall(page)
    assert json.loads(block)["name"] == "</script><script>alert(1)</script>"
