from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PublicLogConfig(AppConfig):
    name = "guichet.commons.public_log"
    label = "public_log"
    verbose_name = _("journal public")

    def ready(self) -> None:
        from guichet.commons.public_log import contributions

        contributions.contribute()
