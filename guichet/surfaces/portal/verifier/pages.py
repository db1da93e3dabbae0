"""The checking page, and the page of what the server found."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.commons.catalogue.snapshot import Snapshot
from guichet.commons.documents.checking.outcomes import CONTESTED, Sealed
from guichet.commons.public_log.models import Alarm
from guichet.surfaces.portal.trail import from_home
from guichet.surfaces.portal.verifier import answers, forms, words
from guichet.surfaces.portal.verifier.answers import Answer
from guichet.surfaces.portal.verifier.checking import Checked
from guichet.surfaces.ui import log_words, wording
from guichet.surfaces.ui.frame import Frame, Way, frame
from guichet.surfaces.ui.parts import Link

YEAR = 9999  # where the page's script writes a year


@dataclass(frozen=True, slots=True)
class StartPage:
    """`invalid` is the form that was refused, for the summary of errors."""

    frame: Frame
    answer: Answer
    sent: forms.Sent
    typed: forms.Typed
    invalid: forms.Sent | forms.Typed | None
    words: Mapping[str, object]
    status_address: str


@dataclass(frozen=True, slots=True)
class AnswerPage:
    """`contested` when the public log was, at the moment when the document was issued; its file says so too."""

    frame: Frame
    answer: Answer
    contested: str
    log: Link


def start(request: HttpRequest, snapshot: Snapshot, invalid: forms.Sent | forms.Typed | None = None) -> StartPage:
    return StartPage(
        frame=frame(
            request,
            title=_("Vérifier un document"),
            description=_("Un document de l’État est-il vrai, et vaut-il encore ? N’importe qui peut le savoir, ici."),
            way=from_home(),
        ),
        answer=answers.awaited(),
        sent=invalid if isinstance(invalid, forms.Sent) else forms.Sent(),
        typed=invalid if isinstance(invalid, forms.Typed) else forms.Typed(),
        invalid=invalid,
        words=words.words(snapshot),
        status_address=reverse("documents:status", args=[YEAR]),
    )


def found(request: HttpRequest, checked: Checked, contested: Alarm | None, snapshot: Snapshot) -> AnswerPage:
    back = Link(_("Vérifier un autre document"), reverse("portal:verifier:start"))
    return AnswerPage(
        frame=frame(request, title=_("Ce que nous avons vérifié"), way=Way(back=back), listed=False),
        answer=answers.answer(checked, snapshot),
        contested=log_words.issued_while_contested(contested) or _printed(checked.seal),
        log=Link(_("Le journal public"), reverse("portal:public-log")),
    )


def _printed(seal: Sealed | None) -> str:
    """What the file alone says, of an alarm that this node does not know: it came out of a backup, or elsewhere."""
    since = seal.contested_since if seal else None
    return str(CONTESTED) % {"since": wording.moment(since)} if since else ""
