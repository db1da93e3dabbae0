"""Who looked at a request, as the national node last said it, for the person to take home on paper."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _

from guichet.domains.casework.slips import Slip
from guichet.surfaces.counter.framing import framed
from guichet.surfaces.counter.looked import forms
from guichet.surfaces.ui import wording
from guichet.surfaces.ui.frame import Frame
from guichet.surfaces.ui.parts import Column, Table
from guichet.surfaces.ui.reading_words import reader, why


@dataclass(frozen=True, slots=True)
class AskPage:
    frame: Frame
    form: forms.WhoLooked
    submit: str


@dataclass(frozen=True, slots=True)
class SlipPage:
    """Without a table nobody had looked yet at `as_of`."""

    frame: Frame
    as_of: str
    table: Table | None


def ask(request: HttpRequest, form: forms.WhoLooked) -> AskPage:
    return AskPage(framed(request, _("Qui a consulté une demande")), form, _("Montrer la liste"))


def slip(request: HttpRequest, found: Slip) -> SlipPage:
    title = _("Qui a consulté la demande %(reference)s") % {"reference": found.reference}
    as_of = _(
        "Ce que le guichet national savait le %(when)s. Une consultation plus récente n’est pas encore sur la liste."
    )
    return SlipPage(
        frame=framed(request, title),
        as_of=as_of % {"when": wording.moment(found.at)},
        table=_table(found) if found.looks else None,
    )


def _table(found: Slip) -> Table:
    return Table(
        caption=_("La plus récente d’abord"),
        columns=(Column(_("Bureau")), Column(_("Pourquoi")), Column(_("Quand"))),
        rows=tuple((reader(look), why(look), wording.moment(look.at)) for look in found.looks),
        stacked=True,
    )
