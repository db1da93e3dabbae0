from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "guichet.surfaces.portal"
    label = "portal"
