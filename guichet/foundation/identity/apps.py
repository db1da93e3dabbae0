from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IdentityConfig(AppConfig):
    name = "guichet.foundation.identity"
    label = "identity"
    verbose_name = _("identité")

    def ready(self) -> None:
        from guichet.foundation.identity import contributions

        contributions.contribute()
