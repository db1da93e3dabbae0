from django.apps import AppConfig


class WorkConfig(AppConfig):
    name = "guichet.foundation.work"
    label = "work"
    verbose_name = "travaux"

    def ready(self) -> None:
        from guichet.foundation.work import contributions

        contributions.contribute()
