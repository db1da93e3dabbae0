"""The documents of the citizen's cases, as « Mon espace » lists them."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.domains.casework import mine
from guichet.domains.casework.mine import Received
from guichet.foundation.identity.viewer import Viewer
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui import wording
from guichet.surfaces.ui.parts import Link


def links(viewer: Viewer) -> tuple[Link, ...]:
    return tuple(_link(each) for each in mine.documents_of(viewer))


def _link(received: Received) -> Link:
    found = received.document
    if found.revoked_at:
        return _revoked(received, found.revoked_at)
    facts = {"reference": found.reference, "size": wording.number(-(-found.size // 1000))}
    hint = _("%(reference)s, PDF, %(size)s Ko") % facts
    if found.valid_until:
        hint = _("%(document)s, valable jusqu’au %(day)s inclus") % {
            "document": hint,
            "day": wording.day(found.valid_until),
        }
    return Link(
        words.said(received.service.title), reverse("portal:tracking:document", args=[received.reference]), hint=hint
    )


def _revoked(received: Received, at: datetime) -> Link:
    """Leads to the request, which says why; there is no file to take any more."""
    facts = {"reference": received.document.reference, "when": wording.moment(at)}
    hint = _("%(reference)s, révoqué le %(when)s : il ne vaut plus rien") % facts
    title = words.said(received.service.title)
    return Link(title, reverse("portal:tracking:show", args=[received.reference]), hint=hint)
