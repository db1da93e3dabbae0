"""What follows from an order that came: outside any transaction, and safe to run twice."""

from guichet.commons.listening import checking
from guichet.domains.supervision import operations as supervision
from guichet.domains.supervision.vocabulary import Matter
from guichet.foundation.lib.act import Act


def obey(reference: str, act: Act) -> None:
    """A kiosk or a screen is obeyed for when it asks the node; the rest at once."""
    row = supervision.receive_order(reference=reference, act=act)
    if row is None:
        return
    if row.matter == Matter.PLAYLIST:
        supervision.change_playlist(reference=reference, act=act)
    elif row.matter == Matter.CLIPS:
        found = checking.checked()
        supervision.report_clips(reference=reference, whole=found.whole, missing=found.missing, act=act)
