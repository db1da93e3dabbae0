from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "guichet.surfaces.ui"
    label = "ui"
