"""A sheet carries its data, and the browser runs none of it."""

import json

from playwright.sync_api import Page


def test_a_sheet_carries_data_that_the_content_policy_has_no_word_on(page: Page) -> None:
    page.goto("/services/anip-cip/")
    said = json.loads(page.locator('script[type="application/ld+json"]').text_content() or "")
    assert said["@type"] == "GovernmentService"
    assert said["identifier"] == "PS00392"
