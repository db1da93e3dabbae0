from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DemonstrationConfig(AppConfig):
    name = "guichet.foundation.demonstration"
    label = "demonstration"
    verbose_name = _("démonstration : temps et année")
