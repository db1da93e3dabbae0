from django.apps import AppConfig
from django.db.backends.signals import connection_created


class LibConfig(AppConfig):
    name = "guichet.foundation.lib"
    label = "lib"
    verbose_name = "outillage"

    def ready(self) -> None:
        from guichet.foundation.lib import guards

        connection_created.connect(guards.install, dispatch_uid="house guards")
