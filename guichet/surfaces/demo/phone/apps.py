from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PhoneConfig(AppConfig):
    name = "guichet.surfaces.demo.phone"
    label = "demo_phone"
    verbose_name = _("téléphone simulé")
