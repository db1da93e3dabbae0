"""The feed of changes: the last published versions, the newest first."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.utils.translation import override

from guichet.commons.catalogue.definition.base import Language
from guichet.commons.catalogue.open_data.surroundings import publisher
from guichet.commons.catalogue.queries import Change
from guichet.surfaces.portal.open_data.addresses import ADDRESSES

# The year from which the names below are minted: RFC 4151 wants one, and it never changes.
SINCE = "2026"


def feed_of(changes: Iterable[Change], language: Language) -> str:
    with override(language):
        feed = Atom1Feed(
            title=_("Changements du catalogue des services publics"),
            link=ADDRESSES.latest_changes(language),
            description=_("Chaque fiche nouvelle ou modifiée, la plus récente d’abord."),
            language=language,
            author_name=publisher().in_language(language),
            feed_url=ADDRESSES.feed(language),
            feed_guid=_name(f"changes/{language}"),
        )
        for change in changes:
            _add(feed, change, language)
        return feed.writeString("utf-8")


def _add(feed: Atom1Feed, change: Change, language: Language) -> None:
    service = change.definition
    new = change.version == 1
    feed.add_item(
        title=service.title.in_language(language),
        link=ADDRESSES.service(change.service, language),
        description=f"{_('Nouvelle fiche.') if new else _('Fiche modifiée.')} {service.summary.in_language(language)}",
        unique_id=_name(f"services/{change.service}/{change.version}/{language}"),
        pubdate=change.published_at,
        updateddate=change.published_at,
    )


def _name(of: str) -> str:
    """A tag URI: it stays the same when addresses change."""
    return f"tag:{urlsplit(settings.PUBLIC_URL).hostname},{SINCE}:{of}"
