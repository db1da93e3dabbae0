"""What a filing weighs as it leaves a centre: `python -m tests.journeys.weighing COUNT` on its node, a line of JSON.

`plain` and `paper` are bytes of each in a signed batch of COUNT, without a paper and with one; `file` are those of the
paper itself, as it was and as it was made anew, which travel after the records in a lane of their own.
"""

import json
import os
import sys
from random import Random
from typing import TYPE_CHECKING

import django

if TYPE_CHECKING:
    from guichet.commons.intake.holding import Hold
    from guichet.foundation.lib.act import Act

SERVICE, QUESTION = "justice-casier-b3", "acte_naissance"
PAPER = 200_000  # a page, as a kiosk makes it small


def main(count: int) -> None:
    from django.db.models import Sum  # noqa: PLC0415 after django.setup
    from django.utils import timezone  # noqa: PLC0415

    from guichet.commons.intake import sending  # noqa: PLC0415
    from guichet.commons.sync.models import OutgoingFile  # noqa: PLC0415
    from tests.factories.filings import at_the_kiosk, file_together  # noqa: PLC0415
    from tests.factories.requests import Desk  # noqa: PLC0415

    chance, key, act = Random(count), Desk().key, at_the_kiosk(timezone.now())
    file_together(count=count, chance=chance, recipient=key, act=act)
    plain = _weight_of_the_last(count)
    for _ in range(count):
        sending.send(hold=_with_a_paper(chance, act), recipient=key, act=act)
    paper, waiting = _weight_of_the_last(count), OutgoingFile.objects.aggregate(bytes=Sum("bytes"))["bytes"]
    print(json.dumps({"plain": plain, "paper": paper, "file": waiting / count}), flush=True)


def _with_a_paper(chance: Random, act: "Act") -> "Hold":
    from guichet.commons.intake import operations as intake  # noqa: PLC0415 after django.setup
    from guichet.commons.intake.uploads.base import Checked, Kept, Kind, State  # noqa: PLC0415
    from guichet.commons.sync import blobs  # noqa: PLC0415
    from guichet.foundation.lib import durable  # noqa: PLC0415
    from tests.factories import crowd  # noqa: PLC0415

    hold = intake.start(service=SERVICE, language="fr", act=act)
    intake.answer(hold=hold, answers=crowd.answers(SERVICE, chance, act.at.date()), act=act)
    original, copy = (Kept(place=chance.randbytes(32).hex(), key=chance.randbytes(32).hex()) for _ in range(2))
    for each in (original, copy):
        durable.write(blobs.path(each["place"], blobs.FILES), os.urandom(PAPER))
    checked = Checked(
        name="acte.jpg",
        kind=Kind.JPEG,
        bytes=PAPER,
        sha256=chance.randbytes(32).hex(),
        state=State.CLEAN,
        signed=False,
        removed=(),
        original=original,
        copy=copy,
    )
    intake.attach(hold=hold, question=QUESTION, checked=checked, act=act)
    return hold


def _weight_of_the_last(count: int) -> float:
    from guichet.commons.sync import batches, records  # noqa: PLC0415 after django.setup
    from guichet.commons.sync.models import Outgoing  # noqa: PLC0415
    from guichet.commons.sync.vocabulary import Lane  # noqa: PLC0415

    rows = Outgoing.objects.filter(lane=Lane.RECORDS).order_by("-pk")[:count]
    contents = tuple(bytes(row.content) for row in rows)
    batch = batches.Batch("LOK", "ab" * 16, Lane.RECORDS, 1, records.START, contents)
    return (batches.SIGNATURE + len(batches.unsigned(batch))) / count


if __name__ == "__main__":
    django.setup()
    main(int(sys.argv[1]))
