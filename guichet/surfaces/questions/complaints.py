"""What a centre tells, on the screen and on paper, whoever complained there: the number, and what happens now."""

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from guichet.commons.printing.slips import Line, Slip
from guichet.domains.reception.speaking import Taken
from guichet.surfaces.questions import papers, receipts
from guichet.surfaces.questions.papers import Printed


def onward(taken: Taken) -> tuple[str, ...]:
    """Whole sentences: nothing is promised of what came without the proof of a request."""
    if not taken.joins:
        return (
            _(
                "Elle part à la prochaine liaison. Ceux qui surveillent les centres la lisent ; une plainte contre un "
                "centre n’est jamais lue par lui."
            ),
            _("Sans la référence et le code d’une demande, aucun délai de réponse n’est promis."),
        )
    joined = _(
        "À la prochaine liaison, elle est jointe à la demande %(case)s, si le code est le bon. Un autre bureau que "
        "celui qui a le dossier répond alors dans les 30 jours."
    )
    read = _("La réponse se lit avec la référence et le code de la demande, à %(where)s")
    return joined % {"case": taken.joins}, read % {"where": receipts.address(taken.joins)}


def slip(taken: Taken) -> Slip:
    return Slip(
        language=get_language() or "fr",
        title=_("Votre plainte est enregistrée"),
        subtitle="",
        lines=(Line(_("Numéro de la plainte"), taken.reference, large=True),),
        notes=onward(taken),
        square=receipts.address(taken.joins) if taken.joins else "",
        demonstration=settings.DEMONSTRATION,
    )


def printed(taken: Taken) -> tuple[str, str] | None:
    """What to say of the paper; nothing where there is no printer, since the screen says it all."""
    became = papers.hand_out(slip(taken))
    return None if became is Printed.NONE else papers.said(became)
