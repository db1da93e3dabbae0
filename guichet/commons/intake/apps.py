from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "guichet.commons.intake"
    label = "intake"
    verbose_name = "intake"

    def ready(self) -> None:
        from guichet.commons.intake import contributions

        contributions.contribute()
