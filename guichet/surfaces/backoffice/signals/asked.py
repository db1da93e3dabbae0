"""Which days and which rule someone asks for, in the address: whoever has a role there may send it to another."""

from dataclasses import dataclass, replace
from typing import Self
from urllib.parse import urlencode

from django.http import QueryDict

from guichet.domains.casework.signals import WINDOWS, Code
from guichet.domains.casework.signals.reading import Found


@dataclass(frozen=True, slots=True)
class Asked:
    """`rule` None is every rule."""

    days: int = WINDOWS[0]
    rule: Code | None = None

    @classmethod
    def from_address(cls, given: QueryDict) -> Self:
        """What is not offered is as if nothing had been asked."""
        days = {str(each): each for each in WINDOWS}.get(given.get("jours", ""), cls().days)
        rule = given.get("regle", "")
        return cls(days, Code(rule) if rule in Code else None)

    def over(self, days: int) -> "Asked":
        return replace(self, days=days)

    def by(self, rule: Code | None) -> "Asked":
        return replace(self, rule=rule)

    @property
    def query(self) -> str:
        """As it stands after an address."""
        return "?" + urlencode({"jours": self.days} | ({"regle": self.rule.value} if self.rule else {}))

    def of(self, found: tuple[Found, ...]) -> tuple[Found, ...]:
        return tuple(each for each in found if self.rule in {None, each.code})
