from django.utils.translation import gettext as _

from guichet.surfaces.ui.gallery.forms import Example
from guichet.surfaces.ui.gallery.samples.base import Component, Family, Sample, of
from guichet.surfaces.ui.parts import Link

LIST = "ui/gallery/_list.html"


def messages() -> Family:
    return Family(
        "messages",
        _("Dire"),
        _("Avis, reçus, erreurs, listes vides : toujours ce qui s’est passé et que faire."),
        (_notice(), _receipt(), _error_summary(), _empty(), _details(), _status_region()),
    )


def _notice() -> Component:
    return of(
        "ui/components/_notice.html",
        _("Un avis dit son genre en un mot, jamais par la seule couleur."),
        Sample(
            _("information"),
            {"title": _("Le délai compte à partir du jour où votre dossier est complet et payé."), "text": ""},
        ),
        Sample(
            _("attention"),
            {
                "kind": "attention",
                "title": _("Cette démarche se paie par téléphone."),
                "text": _("Gardez votre téléphone près de vous : vous y recevrez la demande de paiement."),
            },
        ),
        Sample(
            _("refus"),
            {
                "kind": "refusal",
                "title": _("L’acte de naissance joint n’est pas lisible."),
                "text": _("Votre dossier est gardé. Envoyez une nouvelle photo, prise de face et en plein jour."),
                "link": Link(_("Envoyer une nouvelle photo"), "#content"),
            },
        ),
        Sample(
            _("réussite"),
            {"kind": "success", "title": _("Votre paiement est arrivé."), "text": _("Votre demande prend son tour.")},
        ),
        Sample(
            _("avec un contenu de la page"),
            {
                "title": _("Ce qu’il faut préparer"),
                "body": LIST,
                "content": (_("Un extrait d’acte de naissance"), _("Votre téléphone")),
            },
        ),
    )


def _receipt() -> Component:
    return of(
        "ui/components/_receipt.html",
        _("La fin d’une démarche : la référence d’abord, à copier ou à imprimer."),
        Sample(
            _("demande déposée"),
            {
                "title": _("Votre demande est déposée"),
                "reference": "LOK-7F3K-92QX-M",
                "text": _("Avec cette référence vous pouvez suivre la demande, ou en parler dans un centre."),
            },
        ),
    )


def _error_summary() -> Component:
    refused = Example({"name": "Dossou", "born_on_day": "31", "born_on_month": "2", "born_on_year": "1987"})
    return of(
        "ui/components/_error_summary.html",
        _("En haut d’une page renvoyée : chaque ligne mène à sa question."),
        Sample(_("plusieurs réponses à corriger"), {"form": refused}),
    )


def _empty() -> Component:
    return of(
        "ui/components/_empty.html",
        _("Une liste vide dit quoi faire."),
        Sample(
            _("avec une suite"),
            {
                "title": _("Vous n’avez pas encore de demande"),
                "text": _("Cherchez un service pour en commencer une. Elle apparaîtra ici avec son délai."),
                "link": Link(_("Chercher un service"), "#content"),
            },
        ),
    )


def _details() -> Component:
    summary, text = _("Pourquoi demandez-vous cela ?"), _("Le registre compte plusieurs personnes du même nom.")
    return of(
        "ui/components/_details.html",
        _("Ce que peu de gens ont besoin de lire."),
        Sample(_("fermé"), {"summary": summary, "text": text}),
        Sample(_("ouvert"), {"summary": summary, "text": text, "open": True}),
        Sample(_("avec un contenu de la page"), {"summary": summary, "body": LIST, "content": (text,), "open": True}),
    )


def _status_region() -> Component:
    return of(
        "ui/components/_status_region.html",
        _("Chaque page en a une : le script y écrit, les lecteurs d’écran la lisent. Vide, elle ne se voit pas."),
        Sample(_("vide")),
    )
