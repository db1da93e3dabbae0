"""The security floor of every answer (OWASP ASVS 5.0, chapter 3)."""

import pytest
from django.conf import LazySettings
from django.test import Client

from tests.factories.cases import publish_the_service
from tests.factories.requests import CODE

pytestmark = pytest.mark.django_db

ADDRESSES = ["/", "/services/", "/en/", "/healthz", "/services/inconnu/"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_content_policy_allows_this_site_only_and_nothing_inline(client: Client, address: str) -> None:
    policy = client.get(address).headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_answer_is_sniffed_framed_or_shared(client: Client, address: str) -> None:
    headers = client.get(address).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Referrer-Policy"] == "same-origin"


def test_reading_the_catalogue_leaves_no_cookie(client: Client) -> None:
    assert not client.get("/services/").cookies


def test_an_unchanged_page_is_not_sent_twice(client: Client) -> None:
    tag = client.get("/services/").headers["ETag"]
    assert client.get("/services/", headers={"If-None-Match": tag}).status_code == 304


def test_in_production_the_cookie_of_a_request_under_way_belongs_to_this_host_only(
    client: Client, settings: LazySettings
) -> None:
    settings.CSRF_COOKIE_SECURE = True
    publish_the_service()
    cookie = client.post(f"/demarche/{CODE}/", secure=True).cookies[f"__Host-demarche-{CODE}"]
    assert (cookie["secure"], cookie["httponly"], cookie["samesite"]) == (True, True, "Lax")
    assert (cookie["path"], cookie["domain"]) == ("/", "")


def test_a_page_over_tls_asks_for_tls_ever_after(client: Client, settings: LazySettings) -> None:
    settings.SECURE_HSTS_SECONDS, settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = 31_536_000, True
    answer = client.get("/healthz", secure=True)
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"
