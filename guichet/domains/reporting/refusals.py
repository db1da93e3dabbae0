"""What the reports answer when they will not do what was asked."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from guichet.foundation.lib.refusal import Refused
from guichet.foundation.places.calendar import BENIN


class NoReport(Refused):
    """No such one, or one of a centre that the viewer has nothing to do with: in the same words."""

    def __init__(self) -> None:
        super().__init__(_("Ce rapport n’existe pas, ou n’est pas à lire par vous."))


class MonthNotOver(Refused):
    def __init__(self, month: date) -> None:
        super().__init__(
            _("Le mois %(month)s n’est pas fini : son rapport se transmet à partir du mois suivant.")
            % {"month": f"{month:%m/%Y}"}
        )


class AlreadyTransmitted(Refused):
    def __init__(self, at: datetime) -> None:
        super().__init__(
            _(
                "Ce rapport a déjà été transmis le %(day)s : rien n’a été envoyé une seconde fois. "
                "Pour changer quelque chose, écrivez une correction."
            )
            % {"day": f"{at.astimezone(BENIN):%d/%m/%Y}"}
        )


class NotTransmitted(Refused):
    def __init__(self) -> None:
        super().__init__(_("Le centre n’a pas encore transmis ce rapport."))


class AlreadyForwarded(Refused):
    def __init__(self, at: datetime) -> None:
        super().__init__(
            _("Le département a déjà transmis ce rapport au ministère le %(day)s : rien n’a changé.")
            % {"day": f"{at.astimezone(BENIN):%d/%m/%Y}"}
        )


class NoReason(Refused):
    def __init__(self) -> None:
        super().__init__(_("Dites pourquoi vous corrigez."))


class CorrectedElsewhere(Refused):
    def __init__(self) -> None:
        super().__init__(
            _("Un rapport ne se corrige pas ici : écrivez la correction sur sa page, un document nouveau suivra.")
        )


class NothingForwarded(Refused):
    def __init__(self) -> None:
        super().__init__(_("Aucun département n’a encore transmis de rapport pour ce mois : il n’y a rien à arrêter."))


class SynthesisUnchanged(Refused):
    def __init__(self) -> None:
        super().__init__(_("Rien n’a changé depuis la dernière synthèse de ce mois : elle vaut toujours."))
