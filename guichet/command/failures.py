"""What the disk or the database answers when it cannot, said in one sentence with its remedy."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import DatabaseError, connection
from django.utils.translation import gettext as _

from guichet.foundation.lib.refusal import Refused


class Unusable(Refused):
    """The folder or the database cannot be used as it is; what was written before is kept."""


@contextmanager
def in_one_sentence() -> Iterator[None]:
    """Raises Unusable in place of what the disk or the database raised."""
    try:
        yield
    except DatabaseError as error:
        raise Unusable(said_by_the_database(error)) from error
    except OSError as error:
        raise Unusable(
            _("Impossible d’écrire dans %(folder)s (%(reason)s). Faites-y de la place ou changez GUICHET_VAR.")
            % {"folder": settings.VAR, "reason": error.strerror or error}
        ) from error


def said_by_the_database(error: DatabaseError) -> str:
    reason = str(error).partition("\n")[0]
    return _sentence(reason) % {"database": settings.DATABASES["default"]["NAME"], "reason": reason}


def _sentence(reason: str) -> str:
    if "no such table" in reason or "does not exist" in reason:
        return _("La base de données n’est pas préparée (%(reason)s). Lancez «\xa0python manage.py migrate\xa0».")
    if connection.vendor != "sqlite":
        return _("La base de données refuse (%(reason)s). Vérifiez GUICHET_DATABASE_URL.")
    if "not a database" in reason or "malformed" in reason:
        return _("Le fichier %(database)s est abîmé (%(reason)s). Mettez-le de côté et relancez\xa0: il sera refait.")
    return _("Impossible d’écrire %(database)s (%(reason)s). Vérifiez la place et les droits.")
