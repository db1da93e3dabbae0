"""Every message that the State sends is listed in docs/messages.md as it is."""

import re

from guichet.commons.notifications import registry
from tests.consistency.sources import ROOT

Description = tuple[tuple[str, ...], str, str]


def listed() -> dict[str, Description]:
    """Code to fields and texts, from the rows of the table."""
    text = (ROOT / "docs" / "messages.md").read_text()
    rows = re.findall(r"^\| `([\w.-]+)` \| ([^|]*) \| ([^|]+) \| ([^|]+) \|$", text, re.MULTILINE)
    return {code: (tuple(re.findall(r"`(\w+)`", fields)), fr, en) for code, fields, fr, en in rows}


def test_every_message_is_listed_as_it_is_and_no_other() -> None:
    found = {each.code: (each.fields, each.fr, each.en) for each in registry.templates()}
    assert "identity.code" in found
    assert listed() == found
