from django.utils.translation import gettext as _

from guichet.surfaces.ui.gallery.samples.base import Component, Family, Sample, of
from guichet.surfaces.ui.parts import Progress, Step, StepState


def progress() -> Family:
    return Family(
        "avancement",
        _("Suivre"),
        _("Où en est une démarche, où en est un dossier."),
        (_progress(), _steps()),
    )


def _progress() -> Component:
    return of(
        "ui/components/_progress.html",
        _("Où l’on en est dans une démarche."),
        Sample(_("au début"), {"progress": Progress(_("Votre identité"), 1, 5)}),
        Sample(_("presque finie"), {"progress": Progress(_("Relire avant d’envoyer"), 4, 5)}),
    )


def _steps() -> Component:
    steps = (
        Step(_("Déposé"), StepState.DONE, _("au centre de Lokossa")),
        Step(_("Complet et payé"), StepState.DONE, _("le délai compte depuis ce moment")),
        Step(_("Traitement"), StepState.NOW, _("promis pour le 4 mars 2026")),
        Step(_("Document délivré"), StepState.LATER),
    )
    plan = (Step(_("Vous répondez et payez")), Step(_("La justice cherche"), detail=_("dans le registre national")))
    return of(
        "ui/components/_steps.html",
        _("Les étapes d’un dossier, passées et à venir, ou celles d’une procédure."),
        Sample(_("un dossier en cours"), {"steps": steps}),
        Sample(_("une procédure"), {"steps": plan}),
    )
