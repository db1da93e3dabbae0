"""The catalogue on its way to centres: an edition is one file, told of when it is newer than what a centre has.

Versions keep their numbers: a request made at a centre names the very text that the person answered.
"""

from datetime import datetime
from typing import Any

import cbor2

from guichet.commons.catalogue import operations as catalogue
from guichet.commons.catalogue.models import Edition, Service, Version
from guichet.commons.sync import blobs, packing, queries
from guichet.commons.sync.records import Fed
from guichet.foundation.lib.act import Act, PlaceId


def tell_centres(act: Act) -> None:
    """Called now and again: looks at what each centre was told, not at what changed."""
    edition = Edition.objects.order_by("-number").first()
    if edition is None:
        return
    told = queries.last_told(catalogue.EDITION)
    behind = [centre for centre, body in told.items() if body.get("edition") != str(edition.token)]
    if not behind:
        return
    digest = blobs.keep(written(edition))
    for centre in behind:
        catalogue.tell(edition=str(edition.token), blob=digest, to=PlaceId(centre), act=act)


def written(edition: Edition) -> bytes:
    """The vocabulary, the newest version of each service, and which of them are offered."""
    newest = Version.objects.latest_of_each().select_related("service").order_by("service__code")
    return packing.packed(
        cbor2.dumps(
            {
                "vocabulary": edition.vocabulary,
                "published_at": edition.published_at.isoformat(),
                "versions": [[each.service.code, each.number, each.body, each.digest] for each in newest],
                "offered": list(Service.objects.published().values_list("code", flat=True)),
            }
        )
    )


def adopt(fed: Fed) -> None:
    """At a centre; the file is on the disk already, and small."""
    told: dict[str, Any] = cbor2.loads(packing.unpacked(blobs.read(fed.body["blob"])))
    catalogue.adopt(
        versions=[catalogue.Text(*each) for each in told["versions"]],
        vocabulary=told["vocabulary"],
        offered=frozenset(told["offered"]),
        published_at=datetime.fromisoformat(told["published_at"]),
        act=fed.act,
    )
