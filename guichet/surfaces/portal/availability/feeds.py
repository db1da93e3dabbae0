"""The feed of what is announced: each word of each bulletin, the newest first."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.utils.translation import override

from guichet.commons.availability.queries import BulletinFacts
from guichet.commons.catalogue.definition.base import Language
from guichet.commons.catalogue.open_data.surroundings import publisher

# The year from which the names below are minted: RFC 4151 wants one, and it never changes.
SINCE = "2026"


def feed_of(bulletins: Iterable[BulletinFacts], language: Language) -> str:
    with override(language):
        page = settings.PUBLIC_URL + reverse("portal:availability:now")
        feed = Atom1Feed(
            title=_("État des services en ligne"),
            link=page,
            description=_("Les pannes et les entretiens annoncés, le plus récent d’abord."),
            language=language,
            author_name=publisher().in_language(language),
            feed_url=settings.PUBLIC_URL + reverse(f"availability:feed-{language}"),
            feed_guid=_name(language),
        )
        for bulletin in bulletins:
            _add(feed, bulletin, page, language)
        return feed.writeString("utf-8")


def _add(feed: Atom1Feed, bulletin: BulletinFacts, page: str, language: Language) -> None:
    for number, update in reversed(list(enumerate(reversed(bulletin.updates)))):
        feed.add_item(
            title=bulletin.en if language == "en" else bulletin.fr,
            link=f"{page}#{bulletin.reference}",
            description=update.en if language == "en" else update.fr,
            unique_id=_name(f"{bulletin.reference}/{number}/{language}"),
            pubdate=update.at,
            updateddate=update.at,
        )


def _name(of: str) -> str:
    """A tag URI: it stays the same when addresses change."""
    return f"tag:{urlsplit(settings.PUBLIC_URL).hostname},{SINCE}:etat/{of}"
