from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IndicatorsConfig(AppConfig):
    name = "guichet.commons.indicators"
    label = "indicators"
    verbose_name = _("chiffres publics")

    def ready(self) -> None:
        from guichet.commons.indicators import contributions

        contributions.contribute()
