from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CircularsConfig(AppConfig):
    name = "guichet.domains.circulars"
    label = "circulars"
    verbose_name = _("circulaires et instructions")

    def ready(self) -> None:
        from guichet.domains.circulars import contributions

        contributions.contribute()
