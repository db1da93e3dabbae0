from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    name = "guichet.domains.casework"
    label = "casework"
    verbose_name = "casework"

    def ready(self) -> None:
        from guichet.domains.casework import contributions

        contributions.contribute()
