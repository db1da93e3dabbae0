"""The rules that hold for all services are told to everybody before they serve."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from guichet.domains.casework import events
from guichet.domains.casework.models import RuleBook
from guichet.domains.casework.moving import next_number
from guichet.foundation.journal import operations as journal
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation


@operation
def publish_rules(*, rules: Mapping[str, Any], act: Act) -> RuleBook | None:
    """Tell the rules in force, when they are not those that were told last; None when they are."""
    digest = hashlib.sha256(json.dumps(rules, sort_keys=True, separators=(",", ":")).encode()).hexdigest()
    last = RuleBook.objects.order_by("-number").first()
    if last is not None and last.digest == digest:
        return None
    book = RuleBook.objects.create(number=next_number("rules"), digest=digest, rules=rules, published_at=act.at)
    journal.record(happened=events.RulesPublished(book.digest, book.number), act=act)
    return book
