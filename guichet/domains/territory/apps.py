from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TerritoryConfig(AppConfig):
    name = "guichet.domains.territory"
    label = "territory"
    verbose_name = _("carte des communes")

    def ready(self) -> None:
        from guichet.domains.territory import contributions

        contributions.contribute()
