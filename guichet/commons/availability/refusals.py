"""What this room answers when it will not do what was asked."""

from django.utils.translation import gettext as _

from guichet.foundation.lib.refusal import Refused


class NotYours(Refused):
    def __init__(self) -> None:
        super().__init__(_("Seule une administratrice ou un administrateur national annonce l’état des services."))


class NoBulletin(Refused):
    def __init__(self) -> None:
        super().__init__(_("Ce bulletin n’existe pas."))


class OverAlready(Refused):
    def __init__(self) -> None:
        super().__init__(_("Ce bulletin est déjà terminé. Écrivez-en un nouveau s’il y a du nouveau."))


class NothingConcerned(Refused):
    def __init__(self) -> None:
        super().__init__(_("Choisissez au moins un service concerné."))


class WordsMissing(Refused):
    def __init__(self) -> None:
        super().__init__(_("Écrivez ce qui se passe, en français et en anglais : tout le monde le lit."))


class EndsBeforeItBegins(Refused):
    def __init__(self) -> None:
        super().__init__(_("Un entretien prévu a une fin, et elle vient après son début. Vérifiez les deux moments."))
