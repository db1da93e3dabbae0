"""The absolute addresses that machines are told. Nothing else in this journey knows the name of a page."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from guichet.commons.catalogue.definition.base import Language


@dataclass(frozen=True, slots=True)
class SiteAddresses:
    """Under the site's public address, never the one that a request happened to come by."""

    def home(self, language: Language = "fr") -> str:
        return _page("portal:home", language=language)

    def services(self, language: Language = "fr") -> str:
        return _page("portal:services:list", language=language)

    def service(self, code: str, language: Language = "fr") -> str:
        return _page("portal:services:sheet", code, language=language)

    def authorities(self, language: Language = "fr") -> str:
        return _page("portal:authorities:list", language=language)

    def authority(self, code: str, language: Language = "fr") -> str:
        return _page("portal:authorities:one", code, language=language)

    def life_event(self, code: str, language: Language = "fr") -> str:
        return _page("portal:life-events:one", code, language=language)

    def centres(self, language: Language = "fr") -> str:
        return _page("portal:centres:list", language=language)

    def centre(self, slug: str, language: Language = "fr") -> str:
        return _page("portal:centres:one", slug, language=language)

    def figures(self, language: Language = "fr") -> str:
        return _page("portal:figures:all", language=language)

    def desk_figures(self, language: Language = "fr") -> str:
        return _page("portal:desk-figures:all", language=language)

    def map(self, language: Language = "fr") -> str:
        return _page("portal:territory:map", language=language)

    def open_data(self, language: Language = "fr") -> str:
        return _page("portal:open-data", language=language)

    def latest_changes(self, language: Language = "fr") -> str:
        return _page("portal:changes", language=language)

    def catalogue(self) -> str:
        return _page("open-data:catalogue")

    def turtle(self) -> str:
        return _page("open-data:turtle")

    def json_ld(self) -> str:
        return _page("open-data:json-ld")

    def feed(self, language: Language = "fr") -> str:
        return _page(f"open-data:changes-{language}")

    def sitemap(self) -> str:
        return _page("open-data:sitemap")


def _page(name: str, *arguments: str, language: Language = "fr") -> str:
    with override(language):
        return settings.PUBLIC_URL + reverse(name, args=arguments)


ADDRESSES = SiteAddresses()
