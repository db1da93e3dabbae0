from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AvailabilityConfig(AppConfig):
    name = "guichet.commons.availability"
    label = "availability"
    verbose_name = _("état des services en ligne")

    def ready(self) -> None:
        from guichet.commons.availability import contributions

        contributions.contribute()
