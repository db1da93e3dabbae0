"""The key of a node's database: 32 random bytes in hexadecimal, in a file that its owner alone reads."""

import re
import secrets
from functools import cache
from pathlib import Path

from django.utils.translation import gettext as _

from guichet.foundation.lib import durable
from guichet.foundation.lib.refusal import Refused

BYTES = 32
WRITTEN = re.compile(rf"[0-9a-fA-F]{{{2 * BYTES}}}")
OTHERS = 0o077


class KeyUnusable(Refused):
    """There is no key, or not one that may be used: nothing was opened."""


class WrongKey(KeyUnusable):
    """The file that is there was made with another key, or is no database any more."""


@cache
def read(file: Path) -> str:
    """The key as it is written. Raises KeyUnusable. Read once in a process: it opens many connections."""
    try:
        mode, text = file.stat().st_mode, file.read_text("ascii").strip()
    except (OSError, UnicodeDecodeError) as fault:
        raise KeyUnusable(
            _("La clé de la base de données ne se lit pas dans %s : rendez ce fichier à ce nœud.") % file
        ) from fault
    if mode & OTHERS:
        raise KeyUnusable(_("D’autres peuvent lire la clé %(file)s : lancez « chmod 600 %(file)s ».") % {"file": file})
    if not WRITTEN.fullmatch(text):
        raise KeyUnusable(_("Le fichier %s ne contient pas une clé : il faut 64 chiffres hexadécimaux.") % file)
    return text


def make(file: Path) -> None:
    """A new key, on the disk when this returns; what is there is left as it is."""
    if file.exists():
        return
    durable.write(file, secrets.token_hex(BYTES).encode())
