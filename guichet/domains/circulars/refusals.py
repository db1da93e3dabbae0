"""What this room answers when it will not do what was asked: what happened, what was kept, what to do."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from guichet.foundation.lib.refusal import Refused
from guichet.foundation.places.calendar import BENIN


class NoCircular(Refused):
    """None, or one that is not addressed to the reader: in the same words."""

    def __init__(self) -> None:
        super().__init__(_("Cette circulaire n’existe pas, ou ne vous est pas adressée."))


class NoInstruction(Refused):
    def __init__(self) -> None:
        super().__init__(_("Cette instruction n’existe pas, ou ne vous est pas adressée."))


class NotYourOffice(Refused):
    def __init__(self) -> None:
        super().__init__(_("Vous ne pouvez pas signer pour ce service, ni écrire hors de son territoire."))


class NumberTaken(Refused):
    def __init__(self, number: str) -> None:
        super().__init__(
            _("La référence %(number)s est déjà celle d’un autre texte de ce service. Donnez-en une autre.")
            % {"number": number}
        )


class AlreadyReplaced(Refused):
    """It has a successor, which is to be read in its place."""

    def __init__(self, number: str, by: str) -> None:
        super().__init__(
            _("%(number)s a été remplacée par %(by)s : rien n’a été noté. Ouvrez %(by)s.")
            % {"number": number, "by": by}
        )


class AlreadyRead(Refused):
    def __init__(self, at: datetime) -> None:
        super().__init__(
            _("Vous avez déjà dit avoir lu cette circulaire, le %(day)s : rien n’a été noté une seconde fois.")
            % {"day": f"{at.astimezone(BENIN):%d/%m/%Y}"}
        )


class AlreadyReminded(Refused):
    def __init__(self) -> None:
        super().__init__(_("Un rappel est déjà parti aujourd’hui : il n’est pas envoyé deux fois. Recommencez demain."))


class EverybodyRead(Refused):
    def __init__(self) -> None:
        super().__init__(_("Tous ceux à qui elle est adressée l’ont lue : il n’y a personne à qui la rappeler."))


class AlreadyDone(Refused):
    def __init__(self, at: datetime) -> None:
        super().__init__(
            _("Cette instruction a déjà été dite faite le %(day)s : rien n’a changé.")
            % {"day": f"{at.astimezone(BENIN):%d/%m/%Y}"}
        )


class NoWords(Refused):
    def __init__(self) -> None:
        super().__init__(_("Dites-le en quelques mots : celui qui a donné l’instruction les lira."))


class NotYetBelow(Refused):
    def __init__(self, count: int) -> None:
        super().__init__(
            _(
                "Vous l’avez transmise, et tous n’ont pas encore répondu (en attente : %(count)s). "
                "Attendez leur réponse, ou demandez un délai."
            )
            % {"count": count}
        )


class NothingBelow(Refused):
    def __init__(self) -> None:
        super().__init__(_("Choisissez au moins un lieu de votre territoire qui ne l’a pas encore reçue."))


class DayPast(Refused):
    def __init__(self) -> None:
        super().__init__(_("Ce jour est déjà passé. Choisissez un jour à venir."))


class LaterThanAbove(Refused):
    def __init__(self, day: date) -> None:
        super().__init__(
            _("Vous devez vous-même répondre avant le %(day)s : donnez ce jour, ou un jour plus proche.")
            % {"day": f"{day:%d/%m/%Y}"}
        )


class NotLater(Refused):
    def __init__(self, day: date) -> None:
        super().__init__(
            _("Le délai court déjà jusqu’au %(day)s. Demandez un jour plus éloigné.") % {"day": f"{day:%d/%m/%Y}"}
        )


class AlreadyAsked(Refused):
    def __init__(self) -> None:
        super().__init__(_("Vous avez déjà demandé un délai, et la réponse n’est pas encore venue : attendez-la."))


class AlreadyAnswered(Refused):
    def __init__(self) -> None:
        super().__init__(_("Quelqu’un a déjà répondu à cette demande de délai : rien n’a changé."))


class PaperRefused(Refused):
    """One of the files is not taken; what was written stays."""
