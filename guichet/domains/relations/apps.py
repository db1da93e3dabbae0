from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RelationsConfig(AppConfig):
    name = "guichet.domains.relations"
    label = "relations"
    verbose_name = _("relations avec les usagers")

    def ready(self) -> None:
        from guichet.domains.relations import contributions

        contributions.contribute()
