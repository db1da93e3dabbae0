from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReceptionConfig(AppConfig):
    name = "guichet.domains.reception"
    label = "reception"
    verbose_name = _("accueil du centre")

    def ready(self) -> None:
        from guichet.domains.reception import contributions

        contributions.contribute()
