from django.apps import AppConfig


class XRoadConfig(AppConfig):
    name = "guichet.commons.registers.contrib.xroad"
    label = "registers_xroad"
    verbose_name = "X-Road"

    def ready(self) -> None:
        from guichet.commons.registers.contrib.xroad import connecting

        connecting.connect()
