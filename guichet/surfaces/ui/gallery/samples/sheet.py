"""A whole page as people read it: the sheet of one service, with what is published about it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from guichet.commons.catalogue.definition.offer import DelayUnit
from guichet.surfaces.ui import wording
from guichet.surfaces.ui.parts import Link, Step, SummaryRow


@dataclass(frozen=True, slots=True)
class Sheet:
    title: str
    summary: str
    rows: tuple[SummaryRow, ...]
    papers: tuple[str, ...]
    steps: tuple[Step, ...]
    start: Link
    related: tuple[Link, ...]


def the_sheet() -> Sheet:
    return Sheet(
        title=_("Extrait du casier judiciaire"),
        summary=_("Le bulletin n° 3, que demandent un employeur ou un concours."),
        rows=(
            SummaryRow(_("Délai"), wording.counted(72, DelayUnit.HOURS)),
            SummaryRow(_("Montant"), wording.amount(1900)),
            SummaryRow(_("Valable"), wording.counted(3, DelayUnit.MONTHS)),
            SummaryRow(_("Au guichet"), unpublished_by=_("ministère de la Justice")),
        ),
        papers=(
            _("Un extrait d’acte de naissance"),
            _("Pour une personne étrangère : le passeport ou une preuve de séjour"),
            _("Pour une personne béninoise née à l’étranger : le certificat de nationalité"),
        ),
        steps=(Step(_("Vous répondez et payez")), Step(_("La justice cherche")), Step(_("Vous recevez l’extrait"))),
        start=Link(_("Commencer la démarche"), "#content"),
        related=(Link(_("Certificat de nationalité"), "#content"), Link(_("Acte de naissance"), "#content")),
    )
