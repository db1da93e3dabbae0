"""What the demonstration's own time answers when it will not do what was asked."""

from django.utils.translation import gettext as _

from guichet.foundation.lib.refusal import Refused


class OnlyInTheDemonstration(Refused):
    def __init__(self) -> None:
        super().__init__(_("Le temps ne se déplace et ne s’invente que dans la démonstration."))


class OnlyForward(Refused):
    def __init__(self) -> None:
        super().__init__(_("L’horloge de la démonstration n’avance que d’un jour, de trois jours ou d’une semaine."))
