"""What each thing is called on the web of data: `docs/decisions/0004-open-data-addresses.md` says why."""

from dataclasses import dataclass
from typing import Protocol

from rdflib import Namespace, URIRef

from guichet.commons.catalogue.definition.base import Language


class Addresses(Protocol):
    """The absolute addresses of the site's pages and files, told by the surface that serves them."""

    def open_data(self) -> str:
        """The page that tells people of the files."""

    def service(self, code: str, language: Language = "fr") -> str: ...

    def authority(self, code: str) -> str: ...

    def life_event(self, code: str) -> str: ...

    def catalogue(self) -> str:
        """The catalogue itself, whatever its form; asking for it leads to one of its files."""

    def turtle(self) -> str: ...

    def json_ld(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Names:
    """A page is not the thing it describes, so a thing is named by its page and a fragment.

    What has no page of its own is a fragment of the catalogue.
    """

    addresses: Addresses

    @property
    def in_catalogue(self) -> Namespace:
        return Namespace(f"{self.addresses.catalogue()}#")

    @property
    def dataset(self) -> URIRef:
        return self.in_catalogue["dataset"]

    @property
    def benin(self) -> URIRef:
        return self.in_catalogue["place-benin"]

    @property
    def publisher(self) -> URIRef:
        return self.in_catalogue["publisher"]

    def concept(self, scheme: str, code: str) -> URIRef:
        return self.in_catalogue[f"{scheme}-{code}"]

    def service(self, code: str) -> URIRef:
        return self.part_of_service(code, "service")

    def part_of_service(self, code: str, part: str) -> URIRef:
        return URIRef(f"{self.addresses.service(code)}#{part}")

    def authority(self, code: str) -> URIRef:
        return URIRef(f"{self.addresses.authority(code)}#authority")

    def life_event(self, code: str) -> URIRef:
        return URIRef(f"{self.addresses.life_event(code)}#event")
