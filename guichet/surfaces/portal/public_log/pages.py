"""The public log for people: how far it is, its last lines, and how to check it without us."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guichet.commons.catalogue.snapshot import Snapshot
from guichet.commons.public_log import leaves
from guichet.commons.public_log.auditing.copying import Copied
from guichet.commons.public_log.contesting import Contest
from guichet.commons.public_log.models import Reread, Seen
from guichet.commons.public_log.queries import Head
from guichet.surfaces.portal.public_log import told
from guichet.surfaces.portal.trail import from_home
from guichet.surfaces.ui import catalogue_words as words
from guichet.surfaces.ui import wording
from guichet.surfaces.ui.frame import Frame, frame
from guichet.surfaces.ui.parts import Column, Link, SummaryRow, Table

SHOWN = 20


@dataclass(frozen=True, slots=True)
class Facts:
    """`lines` are the last ones, each with its number; `centres` are the names of all, by code."""

    head: Head | None
    witnessed: Head | None
    lines: list[tuple[int, bytes]]
    contests: list[Contest]
    seen: Seen | None
    reread: Reread | None
    copied: Copied | None
    centres: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class LogPage:
    """Without `standing` nothing was told yet."""

    frame: Frame
    alarms: tuple[str, ...]
    standing: tuple[SummaryRow, ...]
    table: Table | None
    commands: str
    files: tuple[Link, ...]


def page(request: HttpRequest, facts: Facts, catalogue: Snapshot) -> LogPage:
    base = settings.HUB_URL if settings.NODE == "centre" else settings.PUBLIC_URL
    address = f"{base}{reverse('public-log:checkpoint').removesuffix('/checkpoint')}"
    return LogPage(
        frame=frame(
            request,
            title=_("Le journal public"),
            description=_(
                "Chaque étape de chaque demande y est écrite, sans nom, dans un ordre que personne ne peut réécrire."
            ),
            way=from_home(),
        ),
        alarms=tuple(told.alarm(each, facts.centres) for each in facts.contests),
        standing=_standing(facts.head, facts) if facts.head else _seen(facts.seen),
        table=_table(facts.lines, catalogue) if facts.lines else None,
        commands=f"guichet log audit {address}\nguichet log mirror {address} copie/",
        files=(
            Link("checkpoint", reverse("public-log:checkpoint"), hint=_("Le dernier relevé signé.")),
            Link(
                "witnessed",
                reverse("public-log:witnessed"),
                hint=_("Le dernier relevé que des témoins ont contresigné."),
            ),
            Link("keys", reverse("public-log:keys"), hint=_("Les clés qui ont signé le journal, avec leurs noms.")),
            Link("witnesses", reverse("public-log:witnesses"), hint=_("Les clés des témoins.")),
            Link("contested", reverse("public-log:contested"), hint=_("Qui ne croit plus le journal, et pourquoi.")),
            Link(_("Règles communes"), reverse("portal:rules"), hint=_("Ce qui vaut pour tous les services.")),
        ),
    )


def _standing(head: Head, facts: Facts) -> tuple[SummaryRow, ...]:
    return (
        SummaryRow(_("Lignes"), wording.number(head.size)),
        SummaryRow(_("Dernier relevé signé"), wording.moment(head.at)),
        SummaryRow(_("Empreinte de toutes les lignes"), head.root.hex()),
        SummaryRow(_("Dernier relevé témoigné"), _witnessed(facts.witnessed, facts.centres)),
        SummaryRow(_("Relu en entier par l’État"), _reread(facts.reread)),
        *((SummaryRow(_("Copie"), _copied(facts.copied)),) if facts.copied else ()),
    )


def _copied(copied: Copied) -> str:
    return _("%(size)s lignes, comparées au journal le %(moment)s") % {
        "size": wording.number(copied.size),
        "moment": wording.moment(copied.at),
    }


def _seen(seen: Seen | None) -> tuple[SummaryRow, ...]:
    """What a centre knows, which keeps no line itself."""
    if seen is None:
        return ()
    return (
        SummaryRow(_("Lignes vérifiées par ce centre"), wording.number(seen.size)),
        SummaryRow(_("Regardées le"), wording.moment(seen.at)),
        SummaryRow(_("Empreinte de toutes les lignes"), bytes(seen.root).hex()),
    )


def _witnessed(head: Head | None, centres: Mapping[str, str]) -> str:
    """How far, and by whom: the first signature is the log's own."""
    if head is None:
        return _("aucun encore : inscrit, non témoigné")
    names = sorted(told.witness(line.split(" ")[1], centres) for line in head.note.lines[1:])
    said = ngettext(
        "%(size)s lignes, par %(count)d témoin : %(names)s",
        "%(size)s lignes, par %(count)d témoins : %(names)s",
        len(names),
    )
    return said % {"size": wording.number(head.size), "count": len(names), "names": ", ".join(names)}


def _reread(reread: Reread | None) -> str:
    if reread is None:
        return _("pas encore : une fois par jour")
    told = {"moment": wording.moment(reread.at), "size": wording.number(reread.size)}
    if reread.agrees:
        return _("%(moment)s : %(size)s lignes, rien à redire") % told
    return _("%(moment)s : %(size)s lignes, elles ne sont plus ce qui a été signé") % told


def _table(lines: list[tuple[int, bytes]], catalogue: Snapshot) -> Table:
    rows = ((index, leaves.read(content)) for index, content in lines)
    return Table(
        caption=_("Les dernières lignes"),
        columns=(
            Column(_("Ligne"), numeric=True),
            Column(_("Jour, heure du Bénin"), whole=True),
            Column(_("Ce qui s’est passé")),
            Column(_("Service")),
            Column(_("Bureau")),
        ),
        rows=tuple(
            (
                str(index),
                told.moment(line),
                told.event(line),
                _service(line, catalogue),
                _office(line, catalogue),
            )
            for index, line in rows
        ),
        stacked=True,
    )


def _service(line: Mapping[str, Any], catalogue: Snapshot) -> str:
    code = str(line.get("service", ""))
    sheet = catalogue.sheets.get(code)
    return words.said(sheet.service.title) if sheet else code


def _office(line: Mapping[str, Any], catalogue: Snapshot) -> str:
    """Whose act it was; of a complaint, whom it is about."""
    code = str(line.get("office") or line.get("about") or "")
    return words.office_alone(catalogue, code) if code else ""
