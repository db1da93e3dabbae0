"""What cannot be heard yet, service by service: for whoever plans the next recordings."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from guichet.commons.catalogue import queries as catalogue
from guichet.commons.catalogue import spoken
from guichet.commons.catalogue.definition.service import Service
from guichet.commons.listening import queries as listening
from guichet.commons.listening.languages import RECORDED
from guichet.commons.listening.policies import JUDGING
from guichet.surfaces.access.guards import staff_only
from guichet.surfaces.backoffice import navigation
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui import wording
from guichet.surfaces.ui.frame import Frame, Way, frame
from guichet.surfaces.ui.parts import Column, Link, Standing, Status, Table

# In English for both languages: names of columns are read by programs.
COLUMNS = ("service", "language", "text")


@dataclass(frozen=True, slots=True)
class MissingPage:
    frame: Frame
    table: Table | None
    file: Link


@require_safe
@staff_only(role=JUDGING)
def table(request: HttpRequest) -> HttpResponse:
    services = _services()
    back = Link(_("Enregistrements à écouter"), reverse("backoffice:clips:awaiting"))
    title = _("Ce qui manque, service par service")
    page = MissingPage(
        frame=frame(request, title=title, way=Way(back=back), navigation=navigation.signed_in(request), listed=False),
        table=_table(services) if services else None,
        file=Link(_("Toutes les phrases qui manquent, pour un tableur (CSV)"), reverse("backoffice:clips:missing-csv")),
    )
    return render(request, "backoffice/clips/missing.html", {"page": page})


@require_safe
@staff_only(role=JUDGING)
def csv_file(_request: HttpRequest) -> HttpResponse:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    writer.writerows(row for service in _services() for row in _rows(service))
    headers = {"Content-Disposition": 'attachment; filename="guichet-missing-clips.csv"'}
    return HttpResponse(text.getvalue(), content_type="text/csv; charset=utf-8", headers=headers)


def _services() -> tuple[Service, ...]:
    """Those that ask questions: whoever reads a sheet is not asked anything."""
    sheets = catalogue.current().sheets.values()
    return tuple(sheet.service for sheet in sheets if sheet.service.sections)


def _rows(service: Service) -> Iterator[tuple[str, str, str]]:
    texts = spoken.sources(service)
    for language in RECORDED:
        for text in listening.missing(texts, language):
            yield service.code, language.value, text


def _table(services: tuple[Service, ...]) -> Table:
    return Table(
        caption=_("Phrases enregistrées, sur celles qu’il faut"),
        columns=(Column(_("Service")), *(Column(language.label, numeric=True) for language in RECORDED)),
        rows=tuple((words.said(service.title), *_cells(service)) for service in services),
        stacked=True,
    )


def _cells(service: Service) -> Iterator[str | Status]:
    covered = {each.language: each for each in listening.languages_complete(spoken.sources(service))}
    for language in RECORDED:
        each = covered[language]
        if each.is_complete:
            yield Status(_("complet"), Standing.DONE)
        else:
            facts = {"recorded": wording.number(each.recorded), "needed": wording.number(each.needed)}
            yield _("%(recorded)s sur %(needed)s") % facts
