from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportingConfig(AppConfig):
    name = "guichet.domains.reporting"
    label = "reporting"
    verbose_name = _("rapports des centres")

    def ready(self) -> None:
        from guichet.domains.reporting import contributions

        contributions.contribute()
