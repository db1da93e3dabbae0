from django.apps import AppConfig
from django.conf import settings


class SandboxConfig(AppConfig):
    name = "guichet.commons.payments.contrib.sandbox"
    label = "payments_sandbox"
    verbose_name = "bac à sable des paiements"

    def ready(self) -> None:
        from guichet.commons.payments import registry
        from guichet.commons.payments.contrib.sandbox.provider import Sandbox

        if settings.DEMONSTRATION:
            registry.register(Sandbox())
