from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SandboxConfig(AppConfig):
    name = "guichet.surfaces.demo.sandbox"
    label = "demo_sandbox"
    verbose_name = _("bac à sable des paiements")
