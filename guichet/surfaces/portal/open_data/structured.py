"""The sheet once more, inside its page, as search engines read it."""

from django.utils.safestring import SafeString
from django.utils.translation import get_language

from guichet.commons.catalogue.definition.base import Language
from guichet.commons.catalogue.open_data import schema_org
from guichet.commons.catalogue.snapshot import Sheet
from guichet.surfaces.portal.open_data.addresses import ADDRESSES


def government_service(sheet: Sheet) -> SafeString:
    """JSON for `<script type="application/ld+json">`, in the language of the page.

    Browsers run nothing of such a script: it is data, and the content security policy has no word on it.
    """
    language: Language = "en" if get_language() == "en" else "fr"
    return schema_org.data_block(schema_org.government_service(sheet, ADDRESSES, language))
