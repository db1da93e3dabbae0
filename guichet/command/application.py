"""The verbs of `guichet`, with their help in the language of the terminal."""

import typer
from django.utils.translation import gettext as _

from guichet.command import demo, hub, services, staff


def build() -> typer.Typer:
    application = typer.Typer(
        name="guichet",
        help=_("Un seul guichet pour tout l’État."),
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
    )
    application.command("demo", help=_("Prépare et démarre la démonstration sur cette machine."))(demo.run)
    application.command("hub", help=_("Sert le nœud national."))(hub.run)
    application.add_typer(services.build(), name="services")
    application.add_typer(staff.build(), name="staff")
    return application
