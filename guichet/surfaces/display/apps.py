from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DisplayConfig(AppConfig):
    name = "guichet.surfaces.display"
    label = "display"
    verbose_name = _("écran du centre")
