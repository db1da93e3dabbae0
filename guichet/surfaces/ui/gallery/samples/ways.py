from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from guichet.surfaces.ui.frame import LanguageLink
from guichet.surfaces.ui.gallery.samples.base import Component, Family, Sample, of
from guichet.surfaces.ui.parts import Link, Pages


def ways() -> Family:
    return Family(
        "chemins",
        _("Se repérer"),
        _("Savoir où l’on est, revenir, changer de page ou de langue."),
        (_breadcrumb(), _back(), _pages(), _choose(), _languages()),
    )


def _breadcrumb() -> Component:
    trail = (Link(_("Accueil"), "#content"), Link(_("Justice"), "#content"))
    context = {"trail": trail, "label": _("Exemple de chemin")}
    return of(
        "ui/components/_breadcrumb.html", _("Les pages au-dessus de celle-ci."), Sample(_("deux niveaux"), context)
    )


def _back() -> Component:
    back = Link(_("Question précédente"), "#content")
    return of(
        "ui/components/_back.html",
        _("Le pas d’avant, dans une démarche."),
        Sample(_("seul"), {"back": back, "label": _("Exemple de retour")}),
    )


def _pages() -> Component:
    previous, following = Link(_("Page précédente"), "#content"), Link(_("Page suivante"), "#content")
    return of(
        "ui/components/_pages.html",
        _("Les pages d’une longue liste."),
        Sample(_("la première"), {"pages": Pages(1, 14, following=following), "label": _("Première page")}),
        Sample(
            _("au milieu"),
            {"pages": Pages(7, 14, previous=previous, following=following), "label": _("Page du milieu")},
        ),
        Sample(_("la dernière"), {"pages": Pages(14, 14, previous=previous), "label": _("Dernière page")}),
    )


def _choose() -> Component:
    links = (Link(_("Octobre"), "#content", current=True), Link(_("Novembre"), "#content"))
    return of(
        "ui/components/_choose.html",
        _("Ce que montre la page, parmi quelques choix."),
        Sample(_("deux mois"), {"links": links, "label": _("Exemple de choix")}),
    )


def _languages() -> Component:
    languages = tuple(
        LanguageLink(code, name, "#content", "", current=code == get_language()) for code, name in settings.LANGUAGES
    )
    return of(
        "ui/components/_languages.html",
        _("La même page dans l’autre langue."),
        Sample(_("deux langues"), {"languages": languages, "label": _("Exemple de langues")}),
    )
