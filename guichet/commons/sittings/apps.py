from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SittingsConfig(AppConfig):
    name = "guichet.commons.sittings"
    label = "sittings"
    verbose_name = _("passages à la borne")

    def ready(self) -> None:
        from guichet.commons.sittings import contributions

        contributions.contribute()
