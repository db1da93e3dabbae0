"""`guichet recount`: the public figures held against a count of every day from the requests themselves."""

from typing import Annotated

import typer
from django.utils.translation import gettext as _

from guichet.command.console import CHECKED_AND_WRONG, complain, say
from guichet.commons.indicators import counting
from guichet.commons.indicators.counting import Difference
from guichet.foundation.demonstration import clock
from guichet.foundation.lib.act import Surface, by_the_system

Mend = Annotated[bool, typer.Option("--mend", help=_("Remplace ce qui diffère par ce qui vient d’être compté."))]


def run(mend: Mend = False) -> None:  # noqa: FBT002 an option of the command line
    """Ends with 1 when a figure differs and is not mended."""
    act = by_the_system(at=clock.now(), surface=Surface.COMMAND, process="recount")
    found = list(counting.differences(act))
    if not found:
        say(_("Chaque chiffre est bien celui des demandes."))
        return
    for each in found:
        complain(_told(each))
    complain(_("%d chiffres diffèrent des demandes.") % len(found))
    if not mend:
        raise typer.Exit(CHECKED_AND_WRONG)
    counting.recount(act)
    say(_("Tous les jours sont comptés de nouveau."))


def _told(each: Difference) -> str:
    counted = each.counted
    split = (counted.commune, counted.motive, str(counted.bucket) if counted.bucket else "")
    return _("%(day)s %(service)s %(figure)s\u00a0: gardé %(kept)d, compté %(found)d.") % {
        "day": each.day.isoformat(),
        "service": counted.service,
        "figure": " ".join(filter(None, (counted.measure.value, *split))),
        "kept": each.kept,
        "found": each.found,
    }
