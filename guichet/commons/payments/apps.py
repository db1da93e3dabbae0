from django.apps import AppConfig


class PaymentsConfig(AppConfig):
    name = "guichet.commons.payments"
    label = "payments"
    verbose_name = "paiements"

    def ready(self) -> None:
        from guichet.commons.payments import contributions

        contributions.contribute()
