from django.apps import AppConfig


class ListeningConfig(AppConfig):
    name = "guichet.commons.listening"
    label = "listening"
    verbose_name = "écoute"

    def ready(self) -> None:
        from guichet.commons.listening import contributions

        contributions.contribute()
