"""« Vérifier soi-même »: the lines of the public log about one's own request, each with its proof."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from guichet.commons.public_log import leaves
from guichet.commons.public_log import queries as public_log
from guichet.commons.public_log.openings import Opened
from guichet.domains.casework import openings
from guichet.surfaces.portal.public_log import told
from guichet.surfaces.portal.tracking.views import code_of, code_of_a_lost
from guichet.surfaces.ui.frame import Frame, Way, frame
from guichet.surfaces.ui.parts import Column, Link, SummaryRow, Table

TEXT = "text/plain; charset=utf-8"


@dataclass(frozen=True, slots=True)
class ProofPage:
    """Without a table no line about the request was told yet; `is_lost` when the log is all that is left of it."""

    frame: Frame
    table: Table | None
    is_lost: bool
    opening: tuple[SummaryRow, ...]
    commands: str
    back: Link


@require_safe
@never_cache
def lines(request: HttpRequest, reference: str) -> HttpResponse:
    lost = code_of_a_lost(request, reference)
    code = lost or code_of(request, reference)
    if code is None:
        return redirect("portal:tracking:start")
    page = _page(request, reference, openings.of_holder(reference, code), is_lost=lost is not None)
    return render(request, "portal/tracking/proofs.html", {"page": page})


@require_safe
@never_cache
def line(request: HttpRequest, reference: str, index: int) -> HttpResponse:
    """The line itself, to the byte."""
    content = _own(request, reference).get(index)
    if content is None:
        raise Http404
    headers = {"Content-Disposition": f'attachment; filename="{reference}-{index}.json"'}
    return HttpResponse(content, "application/json", headers=headers)


@require_safe
@never_cache
def proof(request: HttpRequest, reference: str, index: int) -> HttpResponse:
    """What shows to anybody that the line is in the log; 404 also in the second before it is signed."""
    proved = public_log.proof_of(index) if index in _own(request, reference) else None
    if proved is None:
        raise Http404
    headers = {"Content-Disposition": f'attachment; filename="{reference}-{index}.tlog-proof"'}
    return HttpResponse(proved, TEXT, headers=headers)


def _own(request: HttpRequest, reference: str) -> dict[int, bytes]:
    """The lines about this request, by their number; none for whoever does not hold it."""
    code = code_of_a_lost(request, reference) or code_of(request, reference)
    return dict(_lines(openings.of_holder(reference, code))) if code else {}


def _lines(names: Sequence[Opened]) -> list[tuple[int, bytes]]:
    return sorted(line for opening in names for line in public_log.lines_about(opening.pseudonym))


def _page(request: HttpRequest, reference: str, names: Sequence[Opened], *, is_lost: bool) -> ProofPage:
    back = Link(_("Votre demande %(reference)s") % {"reference": reference}, _to("show", reference))
    if is_lost:
        back = Link(_("Suivre une autre demande"), _to("start"))
    found = _lines(names)
    return ProofPage(
        frame=frame(
            request,
            title=_("Vérifier soi-même"),
            description=_("Ce que le journal public dit de votre demande, avec de quoi le prouver à n’importe qui."),
            way=Way(back=back),
            listed=False,
        ),
        table=_table(reference, found) if found else None,
        is_lost=is_lost,
        opening=tuple(row for opening in names for row in _opening(reference, opening)),
        commands=_commands(reference, found[-1][0]) if found else "",
        back=back,
    )


def _commands(reference: str, index: int) -> str:
    """How to check the line with that number: with Guichet, and with a program that is not ours."""
    key = f'"$(curl -s {settings.PUBLIC_URL}{reverse("public-log:keys")} | tail -1)"'
    log = f"{settings.PUBLIC_URL}{reverse('public-log:checkpoint').removesuffix('/checkpoint')}"
    name = f"{reference}-{index}"
    return (
        f"guichet log proof {name}.tlog-proof {name}.json --key {key}\n"
        f"aics-tlog verify-inclusion --leaf {name}.json --index {index} --tiles {log} --log-key {key}"
    )


def _opening(reference: str, opening: Opened) -> tuple[SummaryRow, ...]:
    return (
        SummaryRow(_("Dans le journal, votre demande s’appelle"), opening.pseudonym),
        SummaryRow(_("C’est l’empreinte SHA-256 de ces seize octets"), opening.salt.hex()),
        SummaryRow(_("suivis de votre référence"), reference),
    )


def _table(reference: str, found: list[tuple[int, bytes]]) -> Table:
    return Table(
        caption=_("Les lignes de votre demande"),
        columns=(
            Column(_("Ligne"), numeric=True),
            Column(_("Jour, heure du Bénin"), whole=True),
            Column(_("Ce qui s’est passé")),
            Column(_("Promis pour le")),
            Column(_("La ligne")),
            Column(_("Sa preuve")),
        ),
        rows=tuple(_row(reference, index, content) for index, content in found),
        stacked=True,
    )


def _row(reference: str, index: int, content: bytes) -> tuple[str | Link, ...]:
    said, about = leaves.read(content), _("de la ligne %d") % index
    return (
        str(index),
        told.moment(said),
        told.event(said),
        told.promised(said),
        Link("JSON", _to("line", reference, index), about=about),
        Link(_("Preuve"), _to("proof", reference, index), about=about),
    )


def _to(name: str, *arguments: object) -> str:
    return reverse(f"portal:tracking:{name}", args=arguments)
