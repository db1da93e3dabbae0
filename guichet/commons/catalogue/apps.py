from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    name = "guichet.commons.catalogue"
    label = "catalogue"
    verbose_name = "catalogue"

    def ready(self) -> None:
        from guichet.commons.catalogue import contributions

        contributions.contribute()
