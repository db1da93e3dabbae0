from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    name = "guichet.surfaces.portal"
    label = "portal"
    verbose_name = _("portail")

    def ready(self) -> None:
        from guichet.commons.availability import registry as availability
        from guichet.surfaces.portal.health.judged import PORTAL
        from guichet.surfaces.portal.space import documents, issued
        from guichet.surfaces.ui import site

        documents.show(issued.links)
        availability.register(PORTAL)

        site.declare(
            site.Site(
                home="portal:home",
                search="portal:services:list",
                navigation=(
                    site.Entry("portal:services:list", _("Services")),
                    site.Entry("portal:authorities:list", _("Administrations")),
                    site.Entry("portal:centres:list", _("Centres")),
                    site.Entry("portal:space:home", _("Mon espace")),
                ),
                footer=(
                    site.Entry("portal:tracking:start", _("Suivre une demande")),
                    site.Entry("portal:verifier:start", _("Vérifier un document")),
                    site.Entry("portal:concerns:start", _("Écrire à l’administration")),
                    site.Entry("portal:denouncing:start", _("Dénoncer une demande d’argent")),
                    site.Entry("portal:figures:all", _("Les promesses en chiffres")),
                    site.Entry("portal:territory:map", _("La carte des communes")),
                    site.Entry("portal:public-log", _("Le journal public")),
                    site.Entry("portal:availability:now", _("État des services en ligne")),
                    site.Entry("portal:changes", _("Changements du catalogue")),
                    site.Entry("portal:open-data", _("Données ouvertes")),
                ),
            )
        )
