from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ApiConfig(AppConfig):
    name = "guichet.surfaces.api"
    label = "api"
    verbose_name = _("API")

    def ready(self) -> None:
        from guichet.commons.availability import registry as availability
        from guichet.surfaces.api.judged import API

        availability.register(API)
