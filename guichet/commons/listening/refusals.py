"""What this room answers when it will not do what was asked."""

from django.utils.translation import gettext as _

from guichet.foundation.lib.refusal import Refused


class NotFound(Refused):
    def __init__(self) -> None:
        super().__init__(_("Nous ne trouvons pas cet enregistrement."))


class NotHere(Refused):
    def __init__(self) -> None:
        super().__init__(_("Seul un agent de ce centre peut enregistrer ici."))


class NotYours(Refused):
    def __init__(self) -> None:
        super().__init__(
            _(
                "Une autre personne doit écouter : un superviseur ou un administrateur, "
                "qui n’a pas fait l’enregistrement."
            )
        )


class AlreadyAnswered(Refused):
    def __init__(self) -> None:
        super().__init__(_("Quelqu’un a déjà répondu pour cet enregistrement."))


class NoReason(Refused):
    def __init__(self) -> None:
        super().__init__(_("Écrivez pourquoi : le centre le lira et recommencera."))


class NothingToSay(Refused):
    def __init__(self) -> None:
        super().__init__(_("Cette phrase n’est plus dans le service. Choisissez-en une de la liste."))
