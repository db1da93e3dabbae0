from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    name = "guichet.commons.catalogue"
    label = "catalogue"
    verbose_name = "catalogue"
