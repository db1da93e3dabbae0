from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as _

from guichet.commons.catalogue.definition.offer import DelayUnit
from guichet.surfaces.ui import wording
from guichet.surfaces.ui.atlas.drawing import Drawing, Drawn, Entry, Symbol
from guichet.surfaces.ui.atlas.layers import SHAPES
from guichet.surfaces.ui.gallery.samples.base import Component, Family, Sample, of
from guichet.surfaces.ui.parts import Bar, Chart, Column, Link, Standing, Status, SummaryRow, Table


def values() -> Family:
    return Family(
        "valeurs",
        _("Montrer"),
        _("Réponses, tableaux, états, montants, dates, et ce qui n’est pas publié."),
        (_summary(), _table(), _chart(), _status(), _unpublished(), _demonstration(), _date(), _atlas()),
    )


def _summary() -> Component:
    rows = (
        SummaryRow(_("Nom de famille"), "Dossou", Link(_("Modifier"), "#content")),
        SummaryRow(_("Date de naissance"), wording.day(date(1987, 3, 1)), Link(_("Modifier"), "#content")),
        SummaryRow(_("Montant"), wording.amount(1900)),
        SummaryRow(_("Délai"), unpublished_by=_("mairie de Lokossa")),
    )
    return of(
        "ui/components/_summary.html",
        _("Des réponses à relire, ou l’essentiel d’une fiche."),
        Sample(_("quatre lignes"), {"rows": rows}),
    )


def a_table() -> Table:
    columns = (Column(_("Manière")), Column(_("Délai")), Column(_("Montant"), numeric=True), Column(_("État")))
    online = (
        _("En ligne"),
        wording.counted(72, DelayUnit.HOURS),
        wording.amount(1900),
        Status(_("Ouvert"), Standing.DONE),
    )
    centre = (
        Link(_("Dans un centre"), "#content"),
        wording.counted(5, DelayUnit.WORKING_DAYS),
        wording.amount(12_500),
        Status(_("Fermé"), Standing.REFUSED),
    )
    desk = (_("Au guichet"), wording.counted(1, DelayUnit.MONTHS), wording.fee(0), Status(_("Bientôt")))
    caption = _("Trois manières de demander, avec des valeurs de démonstration")
    return Table(caption, columns, (online, centre, desk))


def _table() -> Component:
    table = a_table()
    stacked = replace(table, caption=f"{table.caption} (2)", stacked=True)
    return of(
        "ui/components/_table.html",
        _("La première cellule nomme la ligne ; les nombres se comparent, alignés à droite."),
        Sample(_("qui défile sur un petit écran"), {"table": table}),
        Sample(_("qui s’empile sur un petit écran"), {"table": stacked}),
        Sample(_("un nom et son nombre"), {"table": _pair()}),
        Sample(_("dont le titre de la page tient lieu de légende"), {"table": _pair("(2)"), "bare": True}),
    )


def _pair(number: str = "") -> Table:
    caption = f"{_('Visites du mois, valeurs de démonstration')} {number}".strip()
    columns = (Column(_("Centre")), Column(_("Visites"), numeric=True))
    return Table(caption, columns, (("Lokossa", wording.number(1204)), ("Kandi", "97")))


def _chart() -> Component:
    bars = tuple(
        Bar(place, count, wording.number(count))
        for place, count in (("Lokossa", 1204), ("Bohicon", 866), ("Kandi", 97))
    )
    chart = Chart(_("Visites du mois, valeurs de démonstration"), _("Centre"), _("Visites"), bars)
    return of(
        "ui/components/_chart.html",
        _("Des barres dans le tableau qui dit la même chose en chiffres."),
        Sample(_("trois"), {"chart": chart}),
        Sample(_("avec un intervalle"), {"chart": _shares()}),
    )


def _shares() -> Chart:
    bars = (
        Bar("Lokossa", 91, _("91\u00a0%, de 87 à 94\u00a0%"), 87, 94),
        Bar("Kandi", 60, _("60\u00a0%, de 31 à 83\u00a0%"), 31, 83),
    )
    return Chart(_("Satisfaits, sur cent, valeurs de démonstration"), _("Centre"), _("Satisfaits"), bars, whole=100)


def _status() -> Component:
    samples = (
        Sample(_("à venir"), {"status": Status(_("En attente"))}),
        Sample(_("fait"), {"status": Status(_("Délivré"), Standing.DONE)}),
        Sample(_("attention"), {"status": Status(_("En retard"), Standing.ATTENTION)}),
        Sample(_("refus"), {"status": Status(_("Refusé"), Standing.REFUSED)}),
    )
    return of("ui/components/_status.html", _("Un mot, une forme et une couleur qui disent la même chose."), *samples)


def _atlas() -> Component:
    """One symbol of each shape, in a row; a real sheet has a commune under each."""
    symbols = tuple(
        Symbol(shape, str(10 + 40 * place), "10", "22", "#content", word)
        for place, (shape, word) in enumerate(_meanings())
    )
    sheet = Drawn("exemple", _("Le pays"), _("Communes inventées."), 400, 60, "", symbols)
    legend = tuple(Entry(shape, word) for shape, word in _meanings())
    drawing = Drawing((sheet,), SHAPES, legend, _("Valeurs de démonstration."), "")
    return of(
        "ui/components/_atlas.html",
        _("Une silhouette par sens, son mot au survol, au clavier et dans la légende."),
        Sample(_("toutes les formes"), {"drawing": drawing}),
    )


def _meanings() -> tuple[tuple[str, str], ...]:
    words = (
        _("CCSP ouvert"),
        _("GSRU ouvert"),
        _("CCSP et GSRU ouverts"),
        _("en travaux"),
        _("prévu"),
        _("suspendu"),
        _("moins de 80\u00a0%"),
        _("non renseigné"),
        _("aucun site"),
    )
    return tuple(zip(SHAPES, words, strict=True))


def _unpublished() -> Component:
    return of(
        "ui/components/_unpublished.html",
        _("L’État n’a pas publié cette valeur : on le dit, on ne devine pas."),
        Sample(_("avec l’autorité"), {"authority": _("mairie de Lokossa")}),
        Sample(_("sans autorité connue")),
    )


def _demonstration() -> Component:
    return of(
        "ui/components/_demonstration.html", _("Cette valeur est inventée pour la démonstration."), Sample(_("seule"))
    )


def _date() -> Component:
    return of(
        "ui/components/_date.html", _("Une date en toutes lettres."), Sample(_("un jour"), {"when": date(2026, 3, 1)})
    )
