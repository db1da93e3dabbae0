from dataclasses import replace

from django.utils.translation import gettext as _

from guichet.surfaces.ui.gallery.samples.base import Component, Family, Sample, of
from guichet.surfaces.ui.outcomes import OutcomeRead
from guichet.surfaces.ui.parts import Progress, Said, Standing, Status, Step, StepState


def progress() -> Family:
    return Family(
        "avancement",
        _("Suivre"),
        _("Où en est une démarche, où en est un dossier."),
        (_progress(), _steps(), _thread(), _outcome()),
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


def _thread() -> Component:
    asked = Said(
        mine=False,
        who=_("le bureau"),
        what=_("pièce demandée"),
        when=_("4 mars 2026 à 9 h"),
        text=_("Envoyez une photo nette."),
    )
    given = Said(mine=True, who=_("vous"), what=_("réponse"), when=_("5 mars 2026 à 18 h"), text=_("La voici."))
    return of(
        "ui/components/_thread.html",
        _("Ce qu’un bureau et une personne se disent ; un agent n’est jamais nommé."),
        Sample(_("une question et sa réponse"), {"thread": (asked, given)}),
    )


def _outcome() -> Component:
    refused = OutcomeRead(
        language="fr",
        heading=_("La décision"),
        status=Status(_("Demande refusée"), Standing.REFUSED),
        reasons_heading=_("Pourquoi"),
        reasons=_("L’acte de naissance joint n’est pas lisible."),
        appeal_heading=_("Si vous n’êtes pas d’accord"),
        appeal=_("Faites une réclamation : un autre bureau vous répondra."),
    )
    granted = replace(refused, status=Status(_("Accordé"), Standing.DONE), reasons="", appeal="")
    return of(
        "ui/components/_outcome.html",
        _("Une décision, telle que la personne la lit et que l’agent la relit avant de refuser."),
        Sample(_("un refus, avec les moyens de recours"), {"outcome": refused}),
        Sample(_("un accord"), {"outcome": granted}),
    )
