"""`guichet keeper`: becomes the process that holds the keys, once it is sure that it can start."""

import os
import sys

from django.conf import settings
from django.utils.translation import gettext as _

from guichet.command.console import refuse
from guichet.foundation.keys import client as keys


def run() -> None:
    # The web server is a verb of this command too: its process never loads the keeper's code.
    from guichet.foundation.keys.keeper import server  # noqa: PLC0415
    from guichet.foundation.keys.keeper.opening import Place, WillNotStart, open_desk  # noqa: PLC0415

    place = Place(keys.folder(), settings.KEEPER_SECRET_FILE, settings.DEMONSTRATION, *settings.KEEPER_PKCS11)
    try:
        with server.alone(place.folder):
            open_desk(place).store.close()
    except WillNotStart as refusal:
        refuse(_why(refusal.reason))
    os.execv(sys.executable, command(place.folder))  # noqa: S606 our own interpreter


def command(folder: os.PathLike[str]) -> list[str]:
    """The keeper's own process: without Django, so that what holds the keys loads as little as it can."""
    library, token, pin = settings.KEEPER_PKCS11
    values = {"secret": settings.KEEPER_SECRET_FILE, "library": library, "token": token, "pin": pin}
    options = [f"--{name}={value}" for name, value in values.items() if value]
    if settings.DEMONSTRATION:
        options.append("--demonstration")
    return [sys.executable, "-m", "guichet.foundation.keys.keeper", str(folder), *options]


def _why(reason: str) -> str:
    return {
        "no-secret": _(
            "La phrase secrète du gardien manque : écrivez-la dans un fichier, et nommez ce fichier dans "
            "GUICHET_KEEPER_SECRET_FILE."
        ),
        "secret-readable": _(
            "Le fichier de la phrase secrète peut être lu par d’autres : donnez-lui le mode 0600 (chmod 600)."
        ),
        "secret-short": _("La phrase secrète du gardien est trop courte : il en faut vingt caractères au moins."),
        "wrong-secret": _("Cette phrase secrète n’ouvre pas les clés qui sont ici."),
        "demonstration": _("Les clés qui sont ici sont de démonstration : une installation réelle les refuse."),
        "real": _("Les clés qui sont ici sont réelles : la démonstration n’y touche pas."),
        "module": _("Le module matériel des clés ne répond pas : vérifiez les variables GUICHET_KEEPER_PKCS11_…"),
        "no-module": _("Des clés sont dans un module matériel : donnez les variables GUICHET_KEEPER_PKCS11_…"),
        "running": _("Un gardien des clés travaille déjà ici."),
        "long": _("Le chemin de GUICHET_VAR est trop long pour une prise Unix : choisissez-en un plus court."),
    }[reason]
