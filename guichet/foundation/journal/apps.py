from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "guichet.foundation.journal"
    label = "journal"
    verbose_name = "journal"
