from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SupervisionConfig(AppConfig):
    name = "guichet.domains.supervision"
    label = "supervision"
    verbose_name = _("supervision des centres")

    def ready(self) -> None:
        from guichet.domains.supervision import contributions

        contributions.contribute()
