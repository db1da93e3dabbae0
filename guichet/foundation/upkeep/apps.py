from django.apps import AppConfig


class UpkeepConfig(AppConfig):
    name = "guichet.foundation.upkeep"
    label = "upkeep"
    verbose_name = "entretien"

    def ready(self) -> None:
        from guichet.foundation.upkeep import contributions

        contributions.contribute()
