"""What the office and the applicant write to each other while the clock goes on."""

from guichet.domains.casework.models import Case
from guichet.domains.casework.moving import in_hand, is_written, write_line
from guichet.domains.casework.refusals import NoLongerOpen, TooManyMessages
from guichet.domains.casework.sealing import SealedWords
from guichet.domains.casework.vocabulary import About, Author, State
from guichet.foundation.identity.viewer import Viewer
from guichet.foundation.lib.act import Act
from guichet.foundation.lib.operation import operation

# Each line of a thread is opened by the key keeper whenever the case is read.
MOST_IN_A_ROW = 10


@operation
def write(*, reference: str, officer: Viewer, words: SealedWords, act: Act) -> None:
    """A message of the office that has the case in hand, which asks for nothing. Raises NotInHand."""
    case, _turn = in_hand(reference, officer)
    write_line(case, Author.OFFICE, About.NOTE, words, act)


@operation
def write_as_applicant(*, reference: str, words: SealedWords, act: Act) -> None:
    """A message of the applicant to whichever office has the case; sent twice it is one.

    Raises NoLongerOpen, TooManyMessages.
    """
    case = Case.objects.select_for_update().get(reference=reference)
    if is_written(words):
        return
    if case.state == State.CLOSED:
        raise NoLongerOpen
    latest = case.lines.order_by("-at", "-pk").values_list("author", flat=True)[:MOST_IN_A_ROW]
    if list(latest) == [Author.APPLICANT] * MOST_IN_A_ROW:
        raise TooManyMessages(MOST_IN_A_ROW)
    write_line(case, Author.APPLICANT, About.NOTE, words, act)
