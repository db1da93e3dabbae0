"""A case read by somebody who does not have it: its answers and its way, once the reason was said and written down."""

from dataclasses import dataclass
from datetime import datetime

from guichet.commons.catalogue.definition.form import Form
from guichet.commons.catalogue.definition.service import Service
from guichet.domains.casework import blind, history, opening, reasons
from guichet.domains.casework import operations as casework
from guichet.domains.casework.blind import Seen
from guichet.domains.casework.definitions import service_of
from guichet.domains.casework.history import Passed
from guichet.domains.casework.refusals import NotToOpen, ReasonFirst
from guichet.domains.casework.vocabulary import OutsideMotive, ReadFor
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.lib.act import Act


@dataclass(frozen=True, slots=True)
class Outside:
    """Neither files nor messages: what was answered tells whether something is wrong. It closes at `until`."""

    reference: str
    service: Service
    motive: OutsideMotive
    sentence: str
    until: datetime
    answers: tuple[Seen, ...]
    history: tuple[Passed, ...]


def read(reference: str, reader: Viewer, act: Act) -> Outside:
    """Raises ReasonFirst, alike whether the case exists or not, NotToOpen and the refusals of the keeper."""
    stated = reasons.in_force(reference, reader.reference, act.at)
    if stated is None:
        raise ReasonFirst
    case = reasons.case_to_open(reader, reference, act.at)
    if case is None:
        raise NotToOpen
    merged = opening.content(case, reader.reference, ReadFor.OUTSIDE)
    casework.look_outside(stated=stated, records=merged.records, act=act)
    service = service_of(case)
    return Outside(
        reference=case.reference,
        service=service,
        motive=OutsideMotive(stated.motive),
        sentence=stated.sentence,
        until=stated.until,
        answers=blind.whole(Form(service), merged.contents.answers, merged.former),
        history=history.passed(case),
    )
