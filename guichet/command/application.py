"""The verbs of `guichet`, with their help in the language of the terminal."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module

import typer
from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb is run by `function` of its module; one that has verbs of its own is made by its module's `build`."""

    module: str
    help: str = ""
    function: str = "run"

    def load(self) -> Callable[..., None]:
        """Only now: a verb that signs documents loads much that the others have no use for."""
        run: Callable[..., None] = getattr(import_module(f"guichet.command.{self.module}"), self.function)
        return run

    def add_to(self, application: typer.Typer, name: str) -> None:
        if self.help:
            application.command(name, help=self.help)(self.load())
        else:
            application.add_typer(import_module(f"guichet.command.{self.module}").build(), name=name)


def build(asked: str = "") -> typer.Typer:
    """The verb that is asked for, alone, or all of them when it is none of ours: the help then names each."""
    application = typer.Typer(
        name="guichet",
        help=_("Un seul guichet pour tout l’État."),
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
    )
    application.callback()(lambda: None)  # a verb that is alone keeps its name
    verbs = _verbs()
    for name in [asked] if asked in verbs else verbs:
        verbs[name].add_to(application, name)
    return application


def _verbs() -> Mapping[str, Verb]:
    return {
        "demo": Verb("demo", _("Prépare et démarre la démonstration sur cette machine.")),
        "hub": Verb("hub", _("Sert le nœud national.")),
        "centre": Verb("centre", _("Sert le nœud d’un centre : borne, guichet, écran, liaison.")),
        "worker": Verb("worker", _("Fait les travaux dus, jusqu’à ce qu’on l’arrête.")),
        "keeper": Verb("keeper", _("Garde les clés : ouvre, scelle et signe pour les autres processus.")),
        "registers": Verb("registers", _("Sert les registres inventés du bac à sable : démonstration seulement.")),
        "year": Verb("year.command", _("Raconte douze mois inventés : démonstration seulement.")),
        "backup": Verb("backup", _("Écrit tout le nœud dans un seul fichier, sans l’arrêter."), "back_up"),
        "restore": Verb("backup", _("Remet une sauvegarde dans un nœud vide."), "restore"),
        "doctor": Verb("doctor", _("Dit ce qui manque à ce nœud, et le remède.")),
        "recount": Verb("recount", _("Recompte les chiffres publics depuis les demandes, et dit ce qui diffère.")),
        "holidays": Verb("holidays"),
        "verify": Verb(
            "verify",
            _("Vérifie un document : un PDF, la photo d’un code, ses chiffres ou son adresse."),
            "verify",
        ),
        "keys": Verb("keys"),
        "log": Verb("log"),
        "nodes": Verb("nodes"),
        "seals": Verb("seals"),
        "services": Verb("services"),
        "staff": Verb("staff"),
        "stick": Verb("stick"),
        "tokens": Verb("tokens"),
    }
