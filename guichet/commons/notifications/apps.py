from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "guichet.commons.notifications"
    label = "notifications"
    verbose_name = "messages"

    def ready(self) -> None:
        from guichet.commons.notifications import contributions

        contributions.contribute()
