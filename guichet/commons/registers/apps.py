from django.apps import AppConfig


class RegistersConfig(AppConfig):
    name = "guichet.commons.registers"
    label = "registers"
    verbose_name = "registres de base"

    def ready(self) -> None:
        from guichet.commons.registers import contributions

        contributions.contribute()
