from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "guichet.foundation.places"
    label = "places"
    verbose_name = "lieux"
