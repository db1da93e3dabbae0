from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "guichet.commons.documents"
    label = "documents"
    verbose_name = "documents"

    def ready(self) -> None:
        from guichet.commons.documents import contributions

        contributions.contribute()
