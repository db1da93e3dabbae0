from django.apps import AppConfig


class AnnouncementsConfig(AppConfig):
    name = "guichet.commons.announcements"
    label = "announcements"
    verbose_name = "annonces"

    def ready(self) -> None:
        from guichet.commons.announcements import contributions

        contributions.contribute()
