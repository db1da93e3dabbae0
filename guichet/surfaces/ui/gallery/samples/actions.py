from django.urls import reverse
from django.utils.translation import gettext as _

from guichet.surfaces.ui.gallery.samples.base import Component, Family, Sample, of
from guichet.surfaces.ui.parts import Gesture, Link


def actions() -> Family:
    return Family(
        "actions",
        _("Agir"),
        _("Boutons, recherche, moments de vie."),
        (_button(), _copy(), _print(), _search(), _tiles(), _links(), _keys()),
    )


def _button() -> Component:
    go_on = _("Continuer")
    return of(
        "ui/components/_button.html",
        _("Un seul bouton plein par page : l’action que la page attend."),
        Sample(_("principal"), {"text": go_on}),
        Sample(_("qui mène ailleurs"), {"text": _("Commencer la démarche"), "href": "#content"}),
        Sample(_("secondaire"), {"text": _("Enregistrer et finir plus tard"), "kind": "secondary"}),
        Sample(_("irréversible"), {"text": _("Retirer ma demande"), "kind": "danger"}),
        Sample(_("discret"), {"text": _("Effacer mes réponses"), "kind": "link"}),
        Sample(_("inactif"), {"text": go_on, "disabled": True}),
    )


def _copy() -> Component:
    return of(
        "ui/components/_copy.html",
        _("Copie une référence ; n’apparaît que si l’appareil sait copier."),
        Sample(_("prêt"), {"value": "LOK-7F3K-92QX-M", "text": _("Copier la référence")}),
    )


def _print() -> Component:
    return of(
        "ui/components/_print.html", _("Imprime la page ; n’apparaît que si l’appareil a un script."), Sample(_("prêt"))
    )


def _search() -> Component:
    action, label = reverse("ui:gallery"), _("Chercher un service")
    return of(
        "ui/components/_search.html",
        _("Marche sans script ; avec `results`, la liste suit ce qui s’écrit."),
        Sample(_("vide"), {"action": action, "label": label}),
        Sample(
            _("remplie, avec un conseil"),
            {
                "action": action,
                "label": label,
                "value": _("casier judiciaire"),
                "hint": _("Écrivez comme vous parlez : « papier de naissance », « permis »."),
                "id": "q2",
            },
        ),
    )


def _tiles() -> Component:
    events = (
        Link(_("Un enfant naît"), "#content", hint=_("Le déclarer, obtenir son acte.")),
        Link(_("Je cherche un emploi"), "#content", hint=_("Concours, casier, diplômes.")),
        Link(_("Je crée une entreprise"), "#content", hint=_("Registre du commerce, impôts.")),
        Link(_("Un proche est mort"), "#content"),
    )
    return of(
        "ui/components/_tiles.html",
        _("Les moments de vie, à toucher du doigt sur une borne."),
        Sample(_("quatre"), {"tiles": events}),
    )


def _links() -> Component:
    found = (
        Link(_("Extrait du casier judiciaire"), "#content", hint=_("Bulletin n° 3, valable trois mois.")),
        Link(_("Certificat de nationalité"), "#content", hint=_("Délivré par la justice.")),
    )
    return of(
        "ui/components/_links.html",
        _("Une liste où choisir : des résultats, des rubriques."),
        Sample(_("deux"), {"links": found}),
    )


def _keys() -> Component:
    gestures = (
        Gesture(_("Terminer l’étape"), "#content", "t"),
        Gesture(_("Rendre le dossier"), "#content", "r"),
    )
    return of(
        "ui/components/_keys.html",
        _("Les gestes d’une page, et la lettre qui mène à chacun ; les lettres se montrent là où un script les lit."),
        Sample(_("sur un dossier"), {"title": _("Gestes sur ce dossier"), "gestures": gestures}),
    )
