"""The way of a case as the public log tells it, as a table for whoever works here."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from guichet.domains.casework.history import Passed
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui import log_words, wording
from guichet.surfaces.ui.parts import Column, Table


def passed(history: Iterable[Passed]) -> Table:
    return Table(
        caption=_("Ce qui est arrivé au dossier, comme le dit le journal public"),
        columns=(Column(_("Quoi")), Column(_("Bureau")), Column(_("Quand"))),
        rows=tuple(
            (log_words.said(each.kind), words.said(each.office) or _("aucun"), wording.moment(each.at))
            for each in history
        ),
        stacked=True,
    )
