"""The verbs of `guichet`, with their help in the language of the terminal."""

import typer
from django.utils.translation import gettext as _

from guichet.command import (
    backup,
    demo,
    doctor,
    holidays,
    hub,
    keeper,
    keys,
    registers,
    seals,
    services,
    staff,
    tokens,
    verify,
    worker,
)


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
    application.command("worker", help=_("Fait les travaux dus, jusqu’à ce qu’on l’arrête."))(worker.run)
    application.command("keeper", help=_("Garde les clés : ouvre, scelle et signe pour les autres processus."))(
        keeper.run
    )
    application.command("registers", help=_("Sert les registres inventés du bac à sable : démonstration seulement."))(
        registers.run
    )
    application.command("backup", help=_("Écrit tout le nœud dans un seul fichier, sans l’arrêter."))(backup.back_up)
    application.command("restore", help=_("Remet une sauvegarde dans un nœud vide."))(backup.restore)
    application.command("doctor", help=_("Dit ce qui manque à ce nœud, et le remède."))(doctor.run)
    application.add_typer(holidays.build(), name="holidays")
    application.command(
        "verify", help=_("Vérifie un document : un PDF, la photo d’un code, ses chiffres ou son adresse.")
    )(verify.verify)
    application.add_typer(keys.build(), name="keys")
    application.add_typer(seals.build(), name="seals")
    application.add_typer(services.build(), name="services")
    application.add_typer(staff.build(), name="staff")
    application.add_typer(tokens.build(), name="tokens")
    return application
