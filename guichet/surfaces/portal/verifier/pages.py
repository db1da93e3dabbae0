"""What the checking page shows."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.commons.catalogue.snapshot import Snapshot
from guichet.commons.documents.checking import outcomes
from guichet.surfaces.portal.trail import from_home
from guichet.surfaces.portal.verifier import forms, words
from guichet.surfaces.portal.verifier.offline import STATUS
from guichet.surfaces.ui.frame import Frame, frame
from guichet.surfaces.ui.parts import SummaryRow

YEAR = "0000"  # where the page's script writes a year


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found; `outcome` empty until the page's script fills it in."""

    outcome: str = ""
    verdict: str = ""
    word: str = ""
    sentence: str = ""
    specimen: bool = False
    rows: tuple[SummaryRow, ...] = ()
    specimen_notice: str = ""
    limits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StartPage:
    frame: Frame
    answer: Answer
    sent: forms.Sent
    typed: forms.Typed
    words: Mapping[str, object]
    status_address: str
    file_address: str
    reference_address: str


def start(request: HttpRequest, snapshot: Snapshot) -> StartPage:
    return StartPage(
        frame=frame(
            request,
            title=_("Vérifier un document"),
            description=_("Un document de l’État est-il vrai, et vaut-il encore ? N’importe qui peut le savoir, ici."),
            way=from_home(),
        ),
        answer=Answer(specimen_notice=str(outcomes.SPECIMEN), limits=tuple(map(str, outcomes.LIMITS))),
        sent=forms.Sent(),
        typed=forms.Typed(),
        words=words.words(snapshot),
        status_address=f"{STATUS}{YEAR}",
        file_address=reverse("portal:verifier:start"),
        reference_address=reverse("portal:verifier:start"),
    )
