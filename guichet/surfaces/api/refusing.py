"""From what the rooms below refuse to what the API answers."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from guichet.commons.intake.refusals import FormChanged, KeyReused, NotComplete, NotOffered, TooMuch
from guichet.commons.intake.uploads.base import FileRefused, NoRoom, NotScanned
from guichet.domains.casework.refusals import NotYours
from guichet.foundation.identity.operations import TooManyCalls, UnknownToken
from guichet.foundation.keys.refusals import DemonstrationKeys, KeeperUnavailable, WrongKey
from guichet.foundation.lib.refusal import Refused
from guichet.surfaces.api.problems import Kind, Problem

SECONDS_TO_WAIT = 120
KINDS: Mapping[type[Refused], Kind] = {
    UnknownToken: Kind.UNKNOWN_TOKEN,
    NotYours: Kind.NOT_FOUND,
    NotOffered: Kind.NOT_OFFERED,
    FormChanged: Kind.FORM_CHANGED,
    KeyReused: Kind.KEY_REUSED,
    NotComplete: Kind.INVALID_ANSWERS,
    FileRefused: Kind.INVALID_ANSWERS,
    TooMuch: Kind.TOO_LARGE,
}


def problem_of(refused: Refused) -> Problem:
    match refused:
        case TooManyCalls():
            return Problem(Kind.TOO_MANY, refused.message, headers={"Retry-After": str(refused.seconds)})
        case KeeperUnavailable() | WrongKey() | DemonstrationKeys():
            return later(Kind.UNAVAILABLE)
        case NotScanned():
            return later(Kind.UNAVAILABLE)
        case NoRoom():
            return later(Kind.NO_ROOM)
        case UnknownToken():
            return Problem(Kind.UNKNOWN_TOKEN, refused.message, headers={"WWW-Authenticate": "Bearer"})
    return Problem(KINDS[type(refused)], refused.message)


def later(kind: Kind) -> Problem:
    """Nothing is wrong with what was sent. With the same key, sending again cannot file it twice."""
    return Problem(kind, _not_now(), headers={"Retry-After": str(SECONDS_TO_WAIT)})


def _not_now() -> str:
    return _(
        "Ce site ne peut pas le faire pour le moment, et rien n’a été enregistré. Renvoyez la même chose dans quelques "
        "minutes, avec la même clé : elle ne sera pas comptée deux fois."
    )
