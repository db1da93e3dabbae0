"""One form sent by many at once, on one real database: `python -m tests.domains.relations.processes SENDERS`.

Each process sends the same denunciation, the same complaint about one case and the same one at a centre, as a reload
or two fingers do.
"""

import os
import sys

import django

from tests.factories.acts import NOON, an_act
from tests.foundation.work.processes import forked

ONCE = "0" * 32


def send(reference: str) -> None:
    from guichet.domains.casework import operations as casework  # noqa: PLC0415 after django.setup
    from guichet.domains.casework.sealing import SealedWords  # noqa: PLC0415
    from guichet.domains.reception import operations as reception  # noqa: PLC0415
    from guichet.domains.reception.operations import Said  # noqa: PLC0415
    from guichet.domains.reception.vocabulary import About  # noqa: PLC0415
    from guichet.domains.relations import denouncing  # noqa: PLC0415
    from guichet.domains.relations import operations as relations  # noqa: PLC0415
    from guichet.domains.relations.sealing import SealedLine  # noqa: PLC0415
    from guichet.foundation.lib.act import Surface  # noqa: PLC0415
    from tests.domains.reception import at_lokossa  # noqa: PLC0415

    nobody = denouncing.nobody(NOON, Surface.PORTAL)
    relations.report(imprint="imprint", authority="", line=SealedLine(ONCE, b"sealed"), act=nobody)
    casework.complain(reference=reference, words=SealedWords(ONCE, b"sealed"), act=an_act())
    said = Said(About.ELSEWHERE, reference, "Rien ne bouge.", once=ONCE)
    reception.take_complaint(said=said, act=at_lokossa(NOON))


def crowd(senders: int) -> None:
    from tests.factories.cases import a_ready_case, publish_the_service  # noqa: PLC0415

    publish_the_service()
    reference = a_ready_case().reference
    children = [forked(lambda: send(reference)) for _each in range(senders)]
    if any(os.waitpid(child, 0)[1] for child in children):
        sys.exit("a sender failed")


if __name__ == "__main__":
    django.setup()
    crowd(int(sys.argv[1]))
