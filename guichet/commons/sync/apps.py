from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SyncConfig(AppConfig):
    name = "guichet.commons.sync"
    label = "sync"
    verbose_name = _("liaison avec les centres")

    def ready(self) -> None:
        from guichet.commons.sync import contributions

        contributions.contribute()
